import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase, transaction, type Database } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { ask } from '../../harness/hub/embedded.js';
import { eventually } from '../../harness/time/eventually.js';

const made: TestDatabase[] = [];
afterEach(() => Promise.all(made.splice(0).map((database) => database.drop())));

async function make(): Promise<TestDatabase> {
  const database = await createTestDatabase({ migrated: false });
  made.push(database);
  return database;
}

describe('closing the database', () => {
  test('is not held up by a transaction that a failed test left open, and PostgreSQL rolls that back', async () => {
    const { url } = await make();
    await ask(url, 'CREATE TABLE written (id int)');
    const warnings: unknown[] = [];
    const log = { warn: (fields: unknown) => warnings.push(fields) };
    const database = await openDatabase({ url, entities: [], applicationName: 'leak', log });
    const forgotten = await database.pool.connect();
    await forgotten.query('BEGIN');
    await forgotten.query('INSERT INTO written VALUES (1)');
    await database.close();

    expect(warnings).toContainEqual({ leaked: 1 });
    expect(await ask(url, 'SELECT * FROM written')).toEqual([]);
    expect(await ask(url, `SELECT pid FROM pg_stat_activity WHERE application_name = 'leak'`)).toEqual([]);
  });

  test('waits for the work in hand and for what waits for a connection', async () => {
    const { url } = await make();
    const database = await openDatabase({ url, entities: [], applicationName: 'test', poolSize: 1 });
    const work = [1, 2].map((done) => database.pool.query('SELECT pg_sleep(0.3), $1::int AS done', [done]));
    await database.close();
    expect(await Promise.all(work)).toMatchObject([{ rows: [{ done: 1 }] }, { rows: [{ done: 2 }] }]);
  });
});

describe('[F database lost] a connection that PostgreSQL ends', () => {
  test.each([
    ['between two statements of a transaction', (database: Database) => database.pool],
    ['between two statements on a pool apart', (database: Database) => database.poolApart(1)],
  ])('%s fails what is done on it, and not the process', async (_, poolOf) => {
    const { url } = await make();
    const warnings: unknown[] = [];
    const log = { warn: (fields: unknown) => warnings.push(fields) };
    const database = await openDatabase({ url, entities: [], applicationName: 'cut', log });
    const uncaught: unknown[] = [];
    const catching = (error: unknown): void => void uncaught.push(error);
    process.on('uncaughtException', catching);
    try {
      const cut = transaction(poolOf(database), async (client) => {
        await client.query('SELECT 1');
        await ask(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'`);
        await eventually(() => warnings.length + uncaught.length > 0);
        await client.query('SELECT 1');
      });
      await expect(cut).rejects.toThrow(/connection/);
      expect(uncaught).toEqual([]);
      expect(warnings).toContainEqual({ code: '57P01' });
      expect((await poolOf(database).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    } finally {
      process.off('uncaughtException', catching);
      await database.close();
    }
  });
});

describe('opening the database', () => {
  test('waits for a server that is not there yet', async () => {
    const source = new URL((await make()).url);
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    probe.close();
    const socket = { path: `${decodeURIComponent(source.hostname)}/.s.PGSQL.${source.port}` };
    const relay = createServer((client) => {
      const server = connect(socket);
      client.pipe(server).pipe(client);
      client.on('error', () => server.destroy());
      server.on('error', () => client.destroy());
    });
    const refusals: unknown[] = [];
    const log = {
      warn: (fields: unknown) => {
        refusals.push(fields);
        if (refusals.length === 2) relay.listen(port, '127.0.0.1');
      },
    };
    const url = `postgresql://${source.username}:${source.password}@127.0.0.1:${port}${source.pathname}`;
    const database = await openDatabase({ url, entities: [], applicationName: 'test', log });
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await database.close();
    relay.close();
    expect(refusals[0]).toEqual({ code: 'ECONNREFUSED' });
  });

  test('fails at once when the password is wrong', async () => {
    const url = new URL((await make()).url);
    url.password = 'wrong';
    const begun = performance.now();
    const opening = openDatabase({ url: url.href, entities: [], applicationName: 'test' });
    await expect(opening).rejects.toMatchObject({ code: '28P01' });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('gives up when its patience is over', async () => {
    const url = 'postgresql://liandong@127.0.0.1:1/liandong';
    const opening = openDatabase({ url, entities: [], applicationName: 'test', connectPatience: 300 });
    await expect(opening).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
