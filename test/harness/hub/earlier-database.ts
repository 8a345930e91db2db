import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { migrate } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** What a database held, and the keys that sealed what is sealed in it. */
interface Earlier {
  readonly database: TestDatabase;
  readonly keys: string;
}

type Line = { readonly keys: string } | { readonly table: string; readonly rows: readonly object[] };

/**
 * A database as an earlier version of the hub has left it: the migrations up to a number, and rows that were written by that version, one
 * table a line of JSON, gzipped.
 */
export async function earlierDatabase(file: URL, lastMigration: number): Promise<Earlier> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
  const [{ keys }, ...tables] = lines.map((line) => JSON.parse(line) as Line) as [
    { keys: string },
    ...Extract<Line, { table: string }>[],
  ];
  const database = await createTestDatabase({ migrated: false });
  const numberOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
  await migrate({ url: database.url, migrations: migrations.filter(({ name }) => numberOf(name) <= lastMigration) });
  const client = new Client({ connectionString: database.url, options: '-c TimeZone=Asia/Shanghai' });
  await client.connect();
  try {
    // Neither triggers nor references look at rows that stood side by side before.
    await client.query(`SET session_replication_role = replica`);
    for (const { table, rows } of tables) {
      await client.query(`DELETE FROM ${table}`);
      const columns = await writableColumns(client, table);
      await client.query(
        `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
          SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(rows)],
      );
    }
    await moveSequences(client);
    // It lives in another cluster now, and its log goes on.
    await client.query(`UPDATE change_epoch SET system_identifier = c.system_identifier::text
      FROM pg_control_system() c`);
    await client.query(`SELECT adopt_changes()`);
  } finally {
    await client.end();
  }
  return { database, keys };
}

async function writableColumns(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT quote_ident(attname) AS column FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows.map(({ column }) => column).join(', ');
}

/** Numbers go on behind those that were given. */
async function moveSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT attrelid::regclass::text AS table, quote_ident(attname) AS column FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      WHERE attidentity <> '' AND c.relnamespace = 'public'::regnamespace`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), greatest(1, (SELECT max(${column}) FROM ${table})))`,
      [table, column],
    );
  }
  await client.query(`SELECT setval('proceeding_number', 100000)`);
}
