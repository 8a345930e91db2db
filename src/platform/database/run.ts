import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Query } from './parameters.js';
import type { TextRow } from './row.js';

/** The pool for single statements, or a client inside a transaction. */
export type Executor = Pool | PoolClient;

/**
 * Names of prepared statements by text. A connection keeps what it has prepared for ever, so only so many texts get a
 * name; a text beyond that is planned each time.
 */
const names = new Map<string, string>();
const mostNames = 1000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** Nothing is parsed: values arrive as the text PostgreSQL sends, microseconds and decimals intact. */
const asText = { getTypeParser: () => (text: string) => text };

/** Runs a statement as a prepared one and gives its rows as arrays of text. */
export async function run(executor: Executor, { text, values }: Query): Promise<TextRow[]> {
  const name = nameOf(text);
  const result = await executor.query<(string | null)[]>({
    ...(name === undefined ? {} : { name }),
    text,
    values: [...values],
    rowMode: 'array',
    types: asText,
  });
  return result.rows;
}
