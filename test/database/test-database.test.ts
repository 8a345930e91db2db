import { afterEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';

const made: TestDatabase[] = [];
const opened: Database[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

async function open(): Promise<Database> {
  const database = await createTestDatabase();
  made.push(database);
  const connection = await openDatabase({ url: database.url, entities: [], applicationName: 'test' });
  opened.push(connection);
  return connection;
}

describe('the databases of tests', () => {
  test('each test has its own', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    await first.pool.query('CREATE TABLE only_here (id int)');
    const { rows } = await second.pool.query(`SELECT to_regclass('only_here') AS found`);
    expect(rows).toEqual([{ found: null }]);
  });

  test('a database is there quickly', async () => {
    await open();
    const begun = performance.now();
    await open();
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
