import { afterEach, describe, expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { ask } from '../../harness/hub/embedded.js';

const made: TestDatabase[] = [];
afterEach(() => Promise.all(made.splice(0).map((database) => database.drop())));

async function make(options?: { migrated: boolean }): Promise<TestDatabase> {
  const database = await createTestDatabase(options);
  made.push(database);
  return database;
}

describe('the databases of tests', () => {
  test('each test has its own', async () => {
    const [first, second] = await Promise.all([make(), make()]);
    await ask(first.url, 'CREATE TABLE only_here (id int)');
    expect(await ask(second.url, `SELECT to_regclass('only_here') AS found`)).toEqual([{ found: null }]);
  });

  test('they are migrated unless an empty one is asked for', async () => {
    const [migrated, empty] = await Promise.all([make(), make({ migrated: false })]);
    const applied = 'SELECT count(*)::int AS migrations FROM mikro_orm_migrations';
    expect(await ask(migrated.url, applied)).toEqual([{ migrations: migrations.length }]);
    await expect(ask(empty.url, applied)).rejects.toMatchObject({ code: '42P01' });
  });
});
