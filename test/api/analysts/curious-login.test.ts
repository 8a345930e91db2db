import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from 'pg';
import { closeDoors, type AnalystLogin } from '../../../src/app/analysts/index.js';
import { migrateHub } from '../../../src/app/migrate.js';
import { watchSessions } from '../../../src/app/analysts/watch-sessions.js';
import { openLog } from '../../../src/platform/log/index.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { analystLogin, signIn } from '../../harness/hub/analyst.js';
import { eventually } from '../../harness/time/eventually.js';
import { openBench } from '../../harness/hub/embedded.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let login: AnalystLogin;
let curious: Client;

/** Of its own: the catalogue that the databases of one server share tells what other tests do meanwhile. */
const bench = openBench();

beforeAll(async () => {
  const { url } = await bench.start(await bench.directory());
  await migrateHub(url, openLog('silent'));
  hub = await startHub({ database: { url, drop: async () => undefined } });
  login = await analystLogin(hub, 'nync');
  curious = await signIn(hub, login);
});
afterAll(async () => {
  await curious.end();
  await hub.close();
  await bench.clear();
});

const publish = () => mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('给司法局的') }));

/** How long, in milliseconds, a publication takes until its change is numbered and this node knows it. */
async function publishing(): Promise<number> {
  const started = performance.now();
  expect((await publish()).userErrors).toEqual([]);
  await allNumbered(hub);
  return performance.now() - started;
}

/** What a session may call of PostgreSQL's own, by pattern of its name. */
async function callable(pattern: string): Promise<string[]> {
  const { rows } = await curious.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
     WHERE p.proname ~ $1 AND has_function_privilege(p.oid, 'EXECUTE') AND p.pronamespace <> 'analyst'::regnamespace`,
    [pattern],
  );
  return rows.map(({ signature }) => signature);
}

describe('[hostile 7] [FAULTS] a curious SQL login', () => {
  test('finds every door closed when it is made', () => {
    expect(login.openDoors).toEqual([]);
  });

  test('calls nothing that locks, notifies, writes, or counts what others do', async () => {
    const names = 'advisory|notify|notification|^lo_|^lo(read|write)$|emit_message|^pg_stat_|relation_size|table_size';
    expect(await callable(names)).toEqual([]);
    expect(await callable('^pg_current_(xact|snapshot|wal)|^txid_|^pg_lock_status$|^pg_control_|^mxid_age$')).toEqual(
      [],
    );
  });

  test('stops nothing with any advisory lock of any version, though it could take one', async () => {
    // As on a server whose superuser has closed nothing.
    await hub.owner.query('GRANT EXECUTE ON FUNCTION pg_advisory_lock(int, int), pg_advisory_lock(bigint) TO PUBLIC');
    for (const key of [3, 4, 20]) await curious.query('SELECT pg_advisory_lock(20210022, $1)', [key]);
    await curious.query('SELECT pg_advisory_lock(20210022)');
    expect(await publishing()).toBeLessThan(5000);
    const second = await startHub({ database: hub.database });
    await second.close();
    await hub.owner.query(
      'REVOKE EXECUTE ON FUNCTION pg_advisory_lock(int, int), pg_advisory_lock(bigint) FROM PUBLIC',
    );
  });

  test('locks no table and no row of the hub’s, those that stand for its locks among them', async () => {
    const { rows } = await hub.owner.query<{ name: string }>(
      `SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class WHERE relkind IN ('r', 'p', 'm')
         AND relnamespace IN ('public'::regnamespace, 'analyst'::regnamespace, 'graphile_worker'::regnamespace)`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['public.hub_lock', 'public.migration_lock']));
    for (const { name } of rows) {
      for (const statement of [`LOCK TABLE ${name} IN ACCESS SHARE MODE`, `SELECT FROM ${name} FOR UPDATE`]) {
        await curious.query('BEGIN READ WRITE');
        const refusal = await curious.query(statement).catch(String);
        await curious.query('ROLLBACK');
        expect({ statement, refusal }).toEqual({ statement, refusal: expect.stringContaining('permission denied') });
      }
    }
    expect(await publishing()).toBeLessThan(5000);
  });

  test('[hostile 8] notifies 60,000 times on every channel it can think of, and the hub answers on', async () => {
    await hub.owner.query('GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC');
    const heap = process.memoryUsage().heapUsed;
    const channels = ['reference_data', 'change_head', 'jobs:insert'];
    for (const channel of channels) {
      await curious.query(
        `SELECT count(pg_notify($1, '{"count":1e9,"n":' || i || '}')) FROM generate_series(1, 20000) i`,
        [channel],
      );
    }
    await curious.query(`NOTIFY "worker:migrate", '{"breaking":true,"migrationNumber":99}'`);
    expect(await publishing()).toBeLessThan(5000);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(150_000_000);
    await hub.owner.query('REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC');
    // The jobs go on, and the process does not end with graphile-worker's code for a migration.
    expect(process.exitCode).not.toBe(57);
    await hub.owner.query(`SELECT graphile_worker.add_job('forget-uploads', '{}')`);
    await eventually(async () => {
      const { rows } = await hub.owner.query(
        `SELECT count(*)::int AS waiting FROM graphile_worker.jobs WHERE task_identifier = 'forget-uploads'`,
      );
      return rows[0].waiting === 0;
    });
  });

  test('[hostile 8] even the hub’s own wake-up makes one reading of many notifications', async () => {
    const { rows } = await hub.owner.query<{ channel: string }>(`SELECT doorbell('reference_data') AS channel`);
    let readings = 0;
    const { organizations } = hub.running.hub;
    const reload = organizations.reload.bind(organizations);
    Object.assign(organizations, { reload: () => ((readings += 1), reload()) });
    await hub.owner.query('SELECT count(pg_notify($1, i::text)) FROM generate_series(1, 20000) i', [rows[0]?.channel]);
    await eventually(() => readings > 0);
    expect(await publishing()).toBeLessThan(5000);
    expect(readings).toBeLessThan(100);
    Object.assign(organizations, { reload });
  });

  test('hears nothing of what happens, and cannot learn on which channel it is told', async () => {
    const heard: unknown[] = [];
    curious.on('notification', (message) => heard.push(message));
    // That a job is queued it may hear: graphile-worker's channel has a known name (docs/guide/analysts.md).
    for (const channel of ['change_head', 'reference_data']) await curious.query(`LISTEN "${channel}"`);
    await publishing();
    await sleep(200);
    await curious.query('SELECT 1');
    expect(heard).toEqual([]);
    await expect(curious.query(`SELECT doorbell('change_head')`)).rejects.toThrow(/permission denied|does not exist/);
  });

  test.each([
    'CREATE TEMP TABLE t (id int)',
    'CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE TABLE public.t (id int)',
    'CREATE SCHEMA mine',
    'SELECT lo_create(0)',
    `SELECT pg_logical_emit_message(false, 'a', repeat('x', 1000))`,
    'SET temp_file_limit = -1',
    'ALTER ROLE CURRENT_USER RESET temp_file_limit',
    'ALTER ROLE CURRENT_USER CONNECTION LIMIT 100',
    'ALTER ROLE CURRENT_USER BYPASSRLS',
    'SELECT reltuples FROM pg_class',
    'SELECT xmin FROM pg_class',
    'SELECT * FROM pg_stat_all_tables',
    `SELECT pg_relation_size('public.shared_record')`,
    'SELECT * FROM pg_locks',
    "SELECT age(xid) FROM (SELECT xid '3') x",
  ])('[hostile 16] makes, lifts and counts nothing by %s', async (statement) => {
    await curious.query('SET default_transaction_read_only = off');
    await expect(curious.query(statement)).rejects.toThrow(/permission denied|must be|syntax/);
  });

  test('[hostile 16] is told nothing by what everybody may read in the catalogue, nor by any function without arguments', async () => {
    const readable = await curious.query<{ name: string }>(`
      SELECT c.oid::regclass::text AS name FROM pg_class c
      WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind IN ('r', 'v')
        AND has_table_privilege(c.oid, 'SELECT') AND c.relname NOT IN ('pg_timezone_names', 'pg_timezone_abbrevs')`);
    const functions = await curious.query<{ name: string }>(`
      SELECT p.oid::regproc::text AS name FROM pg_proc p
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.pronargs = 0 AND p.prokind = 'f' AND p.provolatile <> 'i'
        AND has_function_privilege(p.oid, 'EXECUTE') AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
        AND p.proname !~ 'clock|timeofday|now|timestamp|random|uuid|timezone|binary_upgrade|pinned|handler'`);
    const sources = [
      ...readable.rows.map(({ name }) => `SELECT t::text AS row FROM ${name} t`),
      ...functions.rows.map(({ name }) => `SELECT t::text AS row FROM ${name}() t`),
      `SELECT t::text AS row FROM (SELECT oid, relname, relkind, relhasindex, relfilenode FROM pg_class) t`,
    ];
    const look = async () => {
      const seen = new Map<string, string>();
      for (const source of sources) {
        const rows = await curious.query<{ row: string }>(source).then(
          (answer) => answer.rows.map(({ row }) => row).toSorted(),
          (error: unknown) => [String(error)],
        );
        seen.set(source, rows.join('\n'));
      }
      return seen;
    };
    // ANALYZE also puts flags of the catalogue right that earlier migrations have left.
    await hub.owner.query('ANALYZE');
    await look();
    const before = await look();
    const hidden = { ...sharing('秘密'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] };
    for (let count = 0; count < 5; count += 1) await mutate(hub, 'scjg', publishOther, otherInput({ sharing: hidden }));
    await allNumbered(hub);
    await hub.owner.query('ANALYZE');
    const after = await look();
    const changed = sources.filter((source) => before.get(source) !== after.get(source));
    expect(changed.map((source) => [source, before.get(source), after.get(source)])).toEqual([]);
    expect(sources.length).toBeGreaterThan(60);
  });
});

describe('[hostile 16] a session of a login', () => {
  const bounds = { every: 200, oldest: 1, mostMemory: 200 * 1024 };

  /** Ends in an error when the session is ended; a minute is far beyond its bounds. */
  async function held(statement: string, database?: string): Promise<string> {
    const session = await signIn(hub, login, database);
    const watching = watchSessions(hub.running.hub.pool, openLog('silent'), bounds);
    try {
      await session.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0');
      await session.query(statement);
      return await eventually(() =>
        session.query('SELECT 1').then(
          () => false,
          (error: unknown) => String(error),
        ),
      );
    } catch (error) {
      return String(error);
    } finally {
      await watching.stop();
      await session.end().catch(() => undefined);
    }
  }

  test.each([
    ['a statement that lasts', 'SELECT pg_sleep(60)'],
    [
      'one that catches its cancellation',
      `DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60);
      EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$`,
    ],
    ['a transaction that stays open', 'BEGIN; SELECT 1 FROM analyst.organization'],
    [
      'memory without end',
      `SET work_mem = '8GB'; SELECT count(DISTINCT i::text || repeat('x', 200)) FROM generate_series(1, 20000000) i`,
    ],
  ])('is ended for %s, whatever it has set', async (_what, statement) => {
    expect(await held(statement)).toMatch(/terminat|Connection/i);
  });

  test('is ended in another database of the server', async () => {
    expect(await held('SELECT 1', 'postgres')).toMatch(/terminat|Connection/i);
  });

  test('is one of three at most, also for a login of before', async () => {
    await hub.owner.query(`ALTER ROLE ${login.name} CONNECTION LIMIT 10`);
    await closeDoors(hub.owner);
    const more = await Promise.all([signIn(hub, login), signIn(hub, login)]);
    await expect(signIn(hub, login)).rejects.toThrow('too many connections');
    for (const session of more) await session.end();
  });
});

test('a login reads its views with what BI tools ask of the catalogue', async () => {
  const { rows } = await curious.query(`SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = 'analyst' AND table_name = 'penalty_decision'`);
  expect(rows.length).toBeGreaterThan(20);
  // As pgjdbc's getTables asks.
  const tables = await curious.query(`SELECT n.nspname, c.relname, c.relkind, d.description
    FROM pg_catalog.pg_namespace n, pg_catalog.pg_class c
    LEFT JOIN pg_catalog.pg_description d ON (c.oid = d.objoid AND d.objsubid = 0 AND d.classoid = 'pg_class'::regclass)
    WHERE c.relnamespace = n.oid AND n.nspname = 'analyst' AND c.relkind = 'v'`);
  expect(tables.rows.length).toBeGreaterThan(10);
});
