import type { Column } from './row.js';

/** A statement with its values, ready for the driver. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Collects values while a statement's text is written: `$(value, 'date')` stands for `$1::date`. */
export interface Parameters {
  (value: unknown, type: string): string;
  readonly values: readonly unknown[];
}

/** Text that is written in the same order gets the same numbers, so that equal statements share one prepared plan. */
export function parameters(): Parameters {
  const values: unknown[] = [];
  const add = (value: unknown, type: string): string => `$${values.push(value ?? null)}::${type}`;
  return Object.assign(add, { values });
}

/**
 * Rows by property as a relation of those columns, for statements that write many at once. One parameter holds them all, so the
 * statement's text, and with it its plan, is the same for any number of rows.
 */
export function relation(columns: readonly Column[], rows: readonly object[], $: Parameters): string {
  const written = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return Object.fromEntries(columns.map(({ property, column }) => [column, inJson(values[property])]));
  });
  const typed = columns.map(({ column, type }) => `"${column}" ${type}`);
  return `SELECT * FROM json_to_recordset(${$(JSON.stringify(written), 'json')}) AS given (${typed.join(', ')})`;
}

function inJson(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : (value ?? null);
}

export function columnNames(columns: readonly Column[]): string {
  return columns.map(({ column }) => `"${column}"`).join(', ');
}
