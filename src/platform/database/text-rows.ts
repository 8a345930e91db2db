import type { Pool, PoolClient } from 'pg';
import type { TextRow } from './row.js';

/** The pool for single statements, or a client inside a transaction. */
export type Executor = Pool | PoolClient;

/** Nothing is parsed: values arrive as the text PostgreSQL sends, with its microseconds and decimals. */
const asText = { getTypeParser: () => (text: string) => text };

/** Runs a statement, as a prepared one if it has a name, and gives its rows as arrays of text. */
export async function textRows(
  executor: Executor,
  name: string | undefined,
  text: string,
  values: readonly unknown[],
): Promise<TextRow[]> {
  const result = await executor.query<(string | null)[]>({
    ...(name === undefined ? {} : { name }),
    text,
    values: [...values],
    rowMode: 'array',
    types: asText,
  });
  return result.rows;
}
