import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PoolClient } from 'pg';
import { entities } from '../../src/app/entities.js';
import { openDatabase, type Database } from '../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../harness/hub/database.js';

type Executor = Database['pool'] | PoolClient;
/** `table.column type [not null]`, in PostgreSQL's own words. */
type Columns = string[];

let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities, applicationName: 'test' });
});

afterAll(async () => {
  await database.close();
  await made.drop();
});

const tables = (): string[] => [...database.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);

/** What the entities declare, keys of relations included. */
async function declaredColumns(): Promise<Columns> {
  const columns = [...database.orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
    props
      .filter(({ persist }) => persist !== false)
      .flatMap(({ fieldNames, columnTypes, nullable = false }) =>
        fieldNames.map((name, index) => ({ name: `${tableName}.${name}`, type: columnTypes[index], nullable })),
      ),
  );
  // PostgreSQL itself says that int is integer and timestamptz timestamp with time zone.
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT name || ' ' || format_type(to_regtype(type), to_regtypemod(type))
            || CASE WHEN nullable THEN '' ELSE ' not null' END AS line
     FROM jsonb_to_recordset($1::jsonb) AS declared (name text, type text, nullable boolean)`,
    [JSON.stringify(columns)],
  );
  return rows.map(({ line }) => line).sort();
}

/** What the migrations have made of the same tables. */
async function migratedColumns(executor: Executor = database.pool): Promise<Columns> {
  const { rows } = await executor.query<{ line: string }>(
    `SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
            || CASE WHEN attnotnull THEN ' not null' ELSE '' END AS line
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND attnum > 0 AND NOT attisdropped`,
    [tables()],
  );
  return rows.map(({ line }) => line).sort();
}

const ownTables = /^change_|_(delta|daily|monthly)$|^rollup_fill$|^masked_text$|_lock$|^mikro_orm_migrations$/;

describe('the tables that migrations make', () => {
  test('have the columns that entities declare: names, types, nullability', async () => {
    const declared = await declaredColumns();
    expect(declared.length).toBeGreaterThan(entities.length);
    expect(await migratedColumns()).toEqual(declared);
  });

  test('are each the table of an entity, but for the change log, rollups, locks, and what migrations tell of themselves', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)`,
      [tables()],
    );
    expect(rows.map(({ name }) => name).filter((name) => !ownTables.test(name))).toEqual([]);
  });

  test.each([
    ['a type', 'ALTER TABLE policy ALTER value TYPE bigint'],
    ['digits of a decimal', 'ALTER TABLE discretion_tier ALTER minimum_fine TYPE numeric(18,3)'],
    ['a null too many', 'ALTER TABLE shared_record ALTER title DROP NOT NULL'],
    ['a null too few', 'ALTER TABLE shared_record ALTER external_ref SET NOT NULL'],
    ['a name', 'ALTER TABLE organization RENAME name TO title'],
    ['a column too many', 'ALTER TABLE person ADD note text'],
    ['a column too few', 'ALTER TABLE calendar_day DROP notice'],
    ['the type of a key', 'ALTER TABLE record_extension ALTER granted_by TYPE bigint'],
    ['a table too few', 'DROP TABLE complaint_handling'],
  ])('%s is noticed', async (_name, mutation) => {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
      // Views hold on to the columns they read.
      await client.query('DROP SCHEMA analyst CASCADE');
      await client.query(mutation);
      expect(await migratedColumns(client)).not.toEqual(await declaredColumns());
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
