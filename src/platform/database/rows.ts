import type { Pool, PoolClient } from 'pg';
import { textRow } from './row-message.js';
import { RowQuery } from './row-query.js';
import type { TextRow } from './row.js';

/** The pool for single statements, or a client inside a transaction. */
export type Executor = Pool | PoolClient;

/** Runs a statement, as a prepared one if it has a name, and gives its rows as arrays of text. */
export async function textRows(
  executor: Executor,
  name: string | undefined,
  text: string,
  values: readonly unknown[],
): Promise<TextRow[]> {
  return answered(executor, new RowQuery(name, text, values, textRow));
}

/** How both the pool and a client take a query of one's own. */
interface Asked {
  query(query: object, done: (error: Error | null | undefined) => void): unknown;
}

/** A query that holds what it was answered when it is done. */
interface Answered<Answer> {
  readonly received: Answer;
  readonly fault: unknown;
}

/** Waits for what a query is answered. */
export async function answered<Answer>(executor: Executor, query: Answered<Answer>): Promise<Answer> {
  try {
    await new Promise<void>((resolve, reject) => {
      (executor as Asked).query(query, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    // Its own trace leads to the socket; this one to whoever asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
  if (query.fault !== null) throw query.fault;
  return query.received;
}
