import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  loadPolicies,
  PolicyEntity,
  policyOn,
  seedPolicies,
  type PolicyName,
} from '../../../src/core/policies/index.js';
import { policyTable } from '../../../src/core/policies/policy-table.js';
import { openDatabase, type Database } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities: [PolicyEntity], applicationName: 'test' });
});

afterAll(async () => {
  await database.close();
  await made.drop();
});

beforeEach(async () => {
  await database.pool.query('TRUNCATE policy');
  await seed();
});

const seed = (): Promise<void> => seedPolicies(database.orm.em.fork());

async function valueOn(name: PolicyName, day: string): Promise<number> {
  return policyOn(await loadPolicies(database.orm.em.fork()), name, Temporal.PlainDate.from(day));
}

/** As an administrator decides: the open period ends where the new one begins. */
async function decide(name: PolicyName, value: number, from: string): Promise<void> {
  await database.pool.query('UPDATE policy SET valid_to = $2 WHERE name = $1 AND valid_to IS NULL', [name, from]);
  await insert(name, value, from);
}

async function insert(name: PolicyName, value: number, from: string, to: string | null = null): Promise<void> {
  await database.pool.query('INSERT INTO policy VALUES ($1, $2, $3, $4, $5)', [name, from, to, value, '县政府决定']);
}

describe('policies', () => {
  test('each has its default, its clause and no end', async () => {
    const { rows } = await database.pool.query<{ name: PolicyName; from: string; value: number; basis: string }>(
      'SELECT name, valid_from::text AS from, value, basis FROM policy WHERE valid_to IS NULL',
    );
    const expected = Object.entries(policyTable).map(([name, { value, basis }]) => ({
      name,
      from: '2021-05-25',
      value,
      basis,
    }));
    expect(rows.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual(
      expected.sort((one, other) => (one.name < other.name ? -1 : 1)),
    );
    expect(await valueOn('change-retention-days', '2026-11-23')).toBe(1095);
  });

  test('[S11] a decision holds from its day on; loading the defaults again, by several nodes at once, leaves it', async () => {
    await decide('sharing-extension-working-days', 5, '2026-07-01');
    await Promise.all([seed(), seed(), seed()]);
    expect(await valueOn('sharing-extension-working-days', '2026-06-30')).toBe(10);
    expect(await valueOn('sharing-extension-working-days', '2026-07-01')).toBe(5);
  });

  test('a default that an administrator has replaced from the start stays replaced', async () => {
    await database.pool.query(`UPDATE policy SET value = 45, basis = '县政府决定' WHERE name = 'immediately-minutes'`);
    await seed();
    expect(await valueOn('immediately-minutes', '2026-11-23')).toBe(45);
  });

  test('a policy that a later version brings gets its default beside the decided ones', async () => {
    await decide('due-soon-hours', 8, '2026-07-01');
    await database.pool.query(`DELETE FROM policy WHERE name = 'promptly-working-days'`);
    await expect(valueOn('promptly-working-days', '2026-11-23')).rejects.toThrow('promptly-working-days has no value');
    await seed();
    expect(await valueOn('promptly-working-days', '2026-11-23')).toBe(2);
    expect(await valueOn('due-soon-hours', '2026-11-23')).toBe(8);
  });

  test.each([
    ['from the same day', '2021-05-25', null],
    ['inside the open period', '2026-07-01', null],
    ['that ends inside it', '2021-05-01', '2021-05-26'],
    ['around it', '2020-01-01', null],
  ])('a second value %s is refused by the database: one value a day', async (_, from, to) => {
    await expect(insert('due-soon-hours', 8, from, to)).rejects.toMatchObject({
      code: expect.stringMatching(/^23(505|P01)$/),
    });
  });

  test('periods that touch, and the same period of another policy, do not overlap', async () => {
    await insert('due-soon-hours', 8, '2020-01-01', '2021-05-25');
    await database.pool.query(`INSERT INTO policy VALUES ('due-soon-hour', '2021-05-25', NULL, 1, '-')`);
    expect(await valueOn('due-soon-hours', '2021-05-24')).toBe(8);
    expect(await valueOn('due-soon-hours', '2021-05-25')).toBe(4);
  });

  test.each([0, -1])('%d is no value', async (value) => {
    await expect(decide('heartbeat-seconds', value, '2026-07-01')).rejects.toMatchObject({ code: '23514' });
  });
});
