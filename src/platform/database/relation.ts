import type { Column } from './row.js';
import { $, raw, sql, type Sql } from './sql.js';

/** The names of columns, one after another. */
export function columnNames(columns: readonly Column[]): Sql {
  return raw(columns.map(({ column }) => `"${column}"`).join(', '));
}

/**
 * Rows by property as a relation of those columns, for statements that write many at once. One parameter holds them all, so the
 * statement's text, and with it its plan, is the same for any number of rows.
 */
export function relation(columns: readonly Column[], rows: readonly object[]): Sql {
  const typed = columns.map(({ column, type }) => `"${column}" ${type}`).join(', ');
  return sql`SELECT * FROM json_to_recordset(${$(jsonOf(columns, rows), 'json')}) AS given (${raw(typed)})`;
}

function jsonOf(columns: readonly Column[], rows: readonly object[]): string {
  const written = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    const object: Record<string, unknown> = {};
    for (const { property, column } of columns) object[column] = inJson(values[property]);
    return object;
  });
  return JSON.stringify(written);
}

function inJson(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : (value ?? null);
}
