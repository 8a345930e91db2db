import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/platform/database/index.js';
import { textRows } from '../../../src/platform/database/rows.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
let client: Client;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 2 });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TEMP TABLE given (line text)');
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/** On one connection, where whatever a statement leaves behind meets the next. */
const ask = (name: string | undefined, text: string, values: readonly unknown[] = []) =>
  textRows(client as unknown as Parameters<typeof textRows>[0], name, text, values);

describe('a query of text rows', () => {
  test('sends every value as the driver does', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0') && text.isWellFormed()),
      fc.constant(null),
      fc.integer(),
      fc.boolean(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.array(fc.option(fc.constantFrom('', 'a', 'NULL', '"', '\\', '{古}', 'x,y'))),
      fc.record({ code: fc.string().filter((text) => !text.includes('\0')) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (values) => {
        const kinds = values.map((each) => (Buffer.isBuffer(each) ? 'bytea' : 'text'));
        const select = kinds.map((kind, index) => `$${index + 1}::${kind}::text`).join(', ');
        const { rows } = await client.query({ text: `SELECT ${select}`, values: [...values], rowMode: 'array' });
        expect(await ask(undefined, `SELECT ${select}`, values)).toEqual(rows);
        expect(await ask(`values ${kinds.join()}`, `SELECT ${select}`, values)).toEqual(rows);
        expect(await ask(`values ${kinds.join()}`, `SELECT ${select}`, values)).toEqual(rows);
      }),
    );
  });

  test('is prepared once', async () => {
    for (let time = 0; time < 3; time += 1) expect(await ask('once', 'SELECT 1')).toEqual([['1']]);
    const { rows } = await client.query(`SELECT generic_plans + custom_plans AS runs FROM pg_prepared_statements
      WHERE name = 'once'`);
    expect(rows).toEqual([{ runs: '3' }]);
  });

  test.each([
    ['a value that cannot be written', 'SELECT $1::text', [{ toJSON: () => JSON.parse('{') }], 'JSON'],
    ['a statement that PostgreSQL does not understand', 'SELEC $1', ['1'], 'syntax error'],
    ['a statement that fails as it runs', 'SELECT 1 / $1::int', ['0'], 'division by zero'],
    ['a statement that wants to be given a file', 'COPY given FROM STDIN', [], 'copies nothing'],
  ])('%s leaves nothing behind', async (_what, text, values, why) => {
    for (const name of [undefined, `fails ${text}`]) {
      for (let time = 0; time < 2; time += 1) {
        await expect(ask(name, text, values)).rejects.toThrow(why);
        expect(await ask('good', 'SELECT $1::text, $2::text', ['古', null])).toEqual([['古', null]]);
      }
    }
  });

  test('a name stands for one text', async () => {
    expect(await ask('named', 'SELECT 1')).toEqual([['1']]);
    await expect(ask('named', 'SELECT 2')).rejects.toThrow('Two statements are named named');
    expect(await ask('named', 'SELECT 1')).toEqual([['1']]);
  });

  test('a statement without rows has none', async () => {
    expect(await ask(undefined, '')).toEqual([]);
    expect(await ask(undefined, 'SET application_name TO test')).toEqual([]);
  });
});
