import type { Pool, PoolClient } from 'pg';
import type { TextRow } from './row.js';
import { TextQuery } from './text-query.js';

/** The pool for single statements, or a client inside a transaction. */
export type Executor = Pool | PoolClient;

/** Runs a statement, as a prepared one if it has a name, and gives its rows as arrays of text. */
export async function textRows(
  executor: Executor,
  name: string | undefined,
  text: string,
  values: readonly unknown[],
): Promise<TextRow[]> {
  return answered(executor, new TextQuery(name, text, values));
}

/** How both the pool and a client take a query of one's own. */
interface Asked {
  query(query: object, done: (error: Error | null | undefined) => void): unknown;
}

/** Waits for the rows of a query. */
export async function answered<Rows>(executor: Executor, query: { readonly received: Rows }): Promise<Rows> {
  try {
    return await new Promise((resolve, reject) => {
      (executor as Asked).query(query, (error) => (error ? reject(error) : resolve(query.received)));
    });
  } catch (error) {
    // Its own trace leads to the socket; this one to whoever asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
