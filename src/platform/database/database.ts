import type { AnyEntity, EntityClass, EntitySchema, MikroORM as Orm } from '@mikro-orm/core';
import { MikroORM, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Pool, type PoolConfig } from 'pg';
import type { Logger } from '../log/index.js';
import { boundWaiting } from './bounded-wait.js';
import { drained, releaseLeaked, trackClients } from './closing.js';
import { waitUntilConnected } from './connect.js';
import { codeOf } from '../../kernel/error-code.js';
import { defaultPoolSize } from './pool-size.js';

/** Milliseconds for work in hand when the pools close. */
const closingPatience = 3000;

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/name`, with any parameter libpq knows (`sslmode`, `options` …). */
  readonly url: string;
  readonly entities: readonly (EntitySchema | EntityClass<AnyEntity>)[];
  /** Most connections at once. */
  readonly poolSize?: number;
  /** The role that sessions work as; whoever logs in if not given. */
  readonly role?: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Milliseconds; PostgreSQL's settings of these names, 0 for none. */
  readonly statementTimeout?: number;
  readonly lockTimeout?: number;
  /** Milliseconds that a statement waits for a connection to become free; as long as for connecting if not given. */
  readonly waitAtMost?: number;
  /** Milliseconds to wait for a server that is still starting; 30,000 if not given. */
  readonly connectPatience?: number;
  readonly log?: Pick<Logger, 'warn'>;
}

export interface Database {
  readonly orm: Orm<PostgreSqlDriver>;
  /** The ORM's own pool, for prepared statements beside it. */
  readonly pool: Pool;
  /** So many connections for work that goes on when callers have taken all others, and that may wait for one; closed with the rest. */
  poolApart(connections: number): Pool;
  readonly url: string;
  /** Waits for work in hand (three seconds), then closes the connections, those never given back too. May be called twice. */
  close(): Promise<void>;
}

/** Connects to PostgreSQL: one pool for the ORM and for prepared statements, every session in the time zone of the county. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, entities, log } = options;
  // Its asynchronous `init` looks for packages that might extend it, at every start and in vain.
  const orm = new MikroORM({
    clientUrl: url,
    entities: [...entities],
    driverOptions: sessionOptions(options),
    discovery: { warnWhenNoEntities: entities.length > 0 },
    ensureDatabase: false,
    logger: () => undefined,
  });
  const pool = await orm.em.getConnection().getNativeClient();
  // Only codes: a message of PostgreSQL may quote values.
  const lost = (error: Error): void => log?.warn({ code: codeOf(error) }, 'a database connection was lost');
  const apart: Pool[] = [];
  const clients: ReturnType<typeof trackClients>[] = [];
  const watch = (one: Pool): Pool => {
    // A client that is lent has no listener but this: PostgreSQL ends it between two statements, and without one node ends the hub.
    one.on('connect', (client) => client.on('error', lost));
    // The pool says the same of those that it has.
    one.on('error', () => undefined);
    clients.push(trackClients(one));
    return one;
  };
  const poolApart = (connections: number): Pool => {
    const one = watch(new Pool({ ...sessionOptions(options), max: connections }));
    apart.push(one);
    return one;
  };
  watch(pool);
  if (options.waitAtMost !== undefined) boundWaiting(pool, options.waitAtMost);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const ended = Promise.all([endPool(orm, pool), ...apart.map((one) => drained(one).then(() => one.end()))]);
    const leaked = await Promise.all(clients.map((lent) => releaseLeaked(lent, ended, closingPatience)));
    const cut = leaked.reduce((sum, count) => sum + count, 0);
    if (cut > 0) log?.warn({ leaked: cut }, 'database connections were still in use and have been cut');
    await ended;
  };
  try {
    await waitUntilConnected(pool, options.connectPatience ?? 30_000, (error) =>
      log?.warn({ code: codeOf(error) }, 'the database does not answer yet'),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { orm, pool, poolApart, url, close: () => (closed ??= close()) };
}

async function endPool(orm: Orm<PostgreSqlDriver>, pool: Pool): Promise<void> {
  await drained(pool);
  await orm.close(true);
  // The ORM ends the pool only if it has used it itself.
  if (!pool.ending) await pool.end();
}

function sessionOptions(options: DatabaseOptions): PoolConfig {
  const connection = new URL(options.url);
  const own = connection.searchParams.get('options') ?? '';
  const role = options.role === undefined ? '' : `-c role=${options.role} `;
  connection.searchParams.set('options', `-c TimeZone=Asia/Shanghai ${role}${own}`.trim());
  return {
    // The ORM reads host and name from clientUrl and drops its parameters; the driver reads them all from here.
    connectionString: connection.href,
    application_name: options.applicationName,
    max: options.poolSize ?? defaultPoolSize,
    statement_timeout: options.statementTimeout ?? 30_000,
    lock_timeout: options.lockTimeout ?? 10_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  };
}
