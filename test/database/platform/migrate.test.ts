import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Migration } from '@mikro-orm/migrations';
import { migrate, type MigrationProgress } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { ask } from '../../harness/hub/embedded.js';

class Migration0001Table extends Migration {
  override up(): void {
    this.addSql('CREATE TABLE applied (name text)');
    this.addSql('SELECT pg_sleep(0.3)');
  }
}

class Migration0002Row extends Migration {
  override up(): void {
    this.addSql(`INSERT INTO applied VALUES ('second')`);
  }
}

class Migration0003Broken extends Migration {
  override up(): void {
    this.addSql('SELECT 1 / 0');
  }
}

class Migration0003Endless extends Migration {
  override up(): void {
    this.addSql('SELECT pg_sleep(60)');
  }
}

const both = [Migration0001Table, Migration0002Row];
const names = ['Migration0001Table', 'Migration0002Row'];

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
});
afterEach(() => database.drop());

describe('migrations', () => {
  test('of three nodes that start at once one applies them, each once, while the others wait', async () => {
    const steps: string[] = [];
    const onProgress = ({ step }: MigrationProgress): void => void steps.push(step);
    const { url } = database;
    const results = await Promise.all([1, 2, 3].map(() => migrate({ url, migrations: both, onProgress })));
    expect(results.filter((applied) => applied.length > 0)).toEqual([names]);
    expect(steps.filter((step) => step === 'waiting')).toHaveLength(2);
    expect(await ask(url, 'SELECT name FROM applied')).toEqual([{ name: 'second' }]);
  });

  test('report each step with its place in the row', async () => {
    const progress: MigrationProgress[] = [];
    await migrate({ url: database.url, migrations: both, onProgress: (step) => progress.push(step) });
    expect(progress).toEqual([
      { step: 'begun', name: names[0], index: 1, count: 2 },
      { step: 'applied', name: names[0], index: 1, count: 2 },
      { step: 'begun', name: names[1], index: 2, count: 2 },
      { step: 'applied', name: names[1], index: 2, count: 2 },
    ]);
  });

  test('are applied all or none', async () => {
    const { url } = database;
    await expect(migrate({ url, migrations: [...both, Migration0003Broken] })).rejects.toMatchObject({ code: '22012' });
    expect(await ask(url, `SELECT to_regclass('applied') AS found`)).toEqual([{ found: null }]);
    expect(await migrate({ url, migrations: both })).toEqual(names);
  });

  test('go on from where an earlier version of the hub stopped', async () => {
    const { url } = database;
    await migrate({ url, migrations: both.slice(0, 1) });
    expect(await migrate({ url, migrations: both })).toEqual(names.slice(1));
    expect(await migrate({ url, migrations: both })).toEqual([]);
  });

  test('a database that a later version has migrated is refused', async () => {
    const { url } = database;
    await migrate({ url, migrations: both });
    await expect(migrate({ url, migrations: both.slice(0, 1) })).rejects.toThrow('Migration0002Row');
  });

  test('a list out of order is refused before anything is done', async () => {
    const { url } = database;
    await expect(migrate({ url, migrations: both.toReversed() })).rejects.toThrow('ascending');
    expect(await ask(url, `SELECT to_regclass('applied') AS found`)).toEqual([{ found: null }]);
  });

  test('a node that is cut off in the middle leaves neither its lock nor half its work', async () => {
    const { url } = database;
    const underWay = Promise.withResolvers<void>();
    const cut = migrate({
      url,
      migrations: [...both, Migration0003Endless],
      onProgress: (progress) => {
        if (progress.step === 'begun' && progress.name === Migration0003Endless.name) underWay.resolve();
      },
    });
    const failed = cut.catch((error: unknown) => error);
    await underWay.promise;
    await ask(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'liandong-migrate'`,
    );
    expect(await failed).toMatchObject({ code: '57P01' });
    expect(await migrate({ url, migrations: both })).toEqual(names);
  });
});
