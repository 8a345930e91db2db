import type { Column } from './row.js';
import { $, join, raw, sql, type Sql } from './sql.js';

/** The names of columns, one after another. */
export function columnNames(columns: readonly Column[]): Sql {
  return raw(columns.map(({ column }) => `"${column}"`).join(', '));
}

/**
 * Rows by property as a relation of those columns, for statements that write many at once. One parameter holds them all, so the
 * statement's text, and with it its plan, is the same for any number of rows.
 */
export function relation(columns: readonly Column[], rows: readonly object[]): Sql {
  const written = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return Object.fromEntries(columns.map(({ property, column }) => [column, inJson(values[property])]));
  });
  const typed = columns.map(({ column, type }) => raw(`"${column}" ${type}`));
  return sql`SELECT * FROM json_to_recordset(${$(JSON.stringify(written), 'json')}) AS given (${join(typed)})`;
}

function inJson(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : (value ?? null);
}
