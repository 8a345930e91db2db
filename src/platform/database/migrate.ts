import { setTimeout as sleep } from 'node:timers/promises';
import type { Constructor } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { hasCode } from '../../kernel/error-code.js';
import type { Logger } from '../log/index.js';
import { openDatabase } from './database.js';

export type MigrationClass = Constructor<Migration>;

export type MigrationProgress =
  | { readonly step: 'waiting' }
  | { readonly step: 'begun' | 'applied'; readonly name: string; readonly index: number; readonly count: number };

export interface MigrateOptions {
  /** The database's owner. */
  readonly url: string;
  /** All migrations, oldest first. */
  readonly migrations: readonly MigrationClass[];
  readonly onProgress?: (progress: MigrationProgress) => void;
  readonly connectPatience?: number;
  readonly log?: Pick<Logger, 'warn'>;
}

/**
 * Applies the migrations that are missing, all or none, and gives their names. Of several nodes that start at once one does
 * it while the others wait. Forward only; a database that a later version of the hub has migrated is refused.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { url, migrations, onProgress } = options;
  const names = migrations.map(({ name }) => name);
  assertInOrder(names);
  // Its own connections: building an index may take longer than the hub's statement_timeout allows.
  const database = await openDatabase({
    ...options,
    entities: [],
    poolSize: 2,
    applicationName: 'liandong-migrate',
    statementTimeout: 0,
    lockTimeout: 60_000,
  });
  try {
    return await underLock(
      url,
      () => onProgress?.({ step: 'waiting' }),
      async () => {
        database.orm.config.set('migrations', {
          ...database.orm.config.get('migrations'),
          migrationsList: [...migrations],
          snapshot: false,
          silent: true,
          allOrNothing: true,
        });
        const migrator = new Migrator(database.orm.em);
        const executed = (await migrator.getExecuted()).map(({ name }) => name);
        const unknown = executed.filter((name) => !names.includes(name));
        if (unknown.length > 0) {
          throw new Error(`The database is newer than this version of the hub: it has ${unknown.join(', ')}`);
        }
        const missing = names.filter((name) => !executed.includes(name));
        const report =
          (step: 'begun' | 'applied') =>
          (event: { readonly name: string }): void =>
            onProgress?.({ step, name: event.name, index: missing.indexOf(event.name) + 1, count: missing.length });
        migrator.on('migrating', report('begun'));
        migrator.on('migrated', report('applied'));
        return (await migrator.up()).map(({ name }) => name);
      },
    );
  } finally {
    await database.close();
  }
}

/**
 * A lock on a table of the owner's, which nobody else may lock, by a transaction on a connection of its own that does nothing else: it
 * is freed with the connection, however the node ends.
 */
async function underLock<Result>(url: string, waiting: () => void, work: () => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'liandong-migrate', keepAlive: true });
  let lost: Error | undefined;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  try {
    await client.query('SET idle_in_transaction_session_timeout = 0');
    for (let first = true; !(await tryLock(client)); first = false) {
      if (first) waiting();
      await sleep(100 + Math.random() * 100);
    }
    const result = await work();
    if (lost) throw new Error('The connection that held the migration lock was lost', { cause: lost });
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the table too, in a database that has none: of several nodes that do so at once one fails, on the table, its type or its name, and tries again. */
async function tryLock(client: Client): Promise<boolean> {
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migration_lock (only_one boolean PRIMARY KEY)');
    await client.query('BEGIN; LOCK TABLE migration_lock IN EXCLUSIVE MODE NOWAIT');
    return true;
  } catch (error) {
    if (!hasCode(error, '55P03', '23505', '42P07', '42710')) throw error;
    await client.query('ROLLBACK');
    return false;
  }
}

function assertInOrder(names: readonly string[]): void {
  const wrong = names.findIndex((name, index) => index > 0 && name <= (names[index - 1] ?? ''));
  if (wrong !== -1)
    throw new Error(`Migrations must have ascending names: ${names[wrong]} follows ${names[wrong - 1]}`);
}
