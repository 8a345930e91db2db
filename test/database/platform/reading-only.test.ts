import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingOnly, run, type Database } from '../../../src/platform/database/index.js';
import { sql } from '../../../src/platform/database/sql.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 2 });
  await run(database.pool, sql`CREATE TABLE thing (name text)`);
});
afterAll(() => database.close());

const write = sql`INSERT INTO thing VALUES ('one')`;

test('reads and writes nothing, by statement or client, however many ask at once; the connections write again afterwards', async () => {
  await readingOnly(database.pool, 2, async (only) => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => run(only, sql`SELECT count(*) FROM thing`)));
    expect(answers).toEqual(Array.from({ length: 6 }, () => [['0']]));
    await expect(run(only, write)).rejects.toMatchObject({ code: '25006' });
    const client = await only.connect();
    await expect(run(client, write)).rejects.toMatchObject({ code: '25006' });
    client.release();
  });
  await Promise.all([run(database.pool, write), run(database.pool, write)]);
  expect(await run(database.pool, sql`SELECT count(*) FROM thing`)).toEqual([['2']]);
});

test('the connections are closed, and not given back, when the work fails', async () => {
  const failing = readingOnly(database.pool, 2, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await run(database.pool, write);
});
