import type { Pool, PoolClient } from 'pg';
import type { Query } from './parameters.js';
import type { TextRow } from './row.js';
import { identitySetting } from './session.js';
import { textRows } from './text-rows.js';

export interface StreamOptions {
  /** Ends the stream at once, also while PostgreSQL works on it. */
  readonly signal: AbortSignal;
  /** Rows a batch; 2,000 if not given. */
  readonly batch?: number;
}

/**
 * All rows of a query in batches, as text, of one instant and under an identity (see session.ts), in flat memory: the next batch
 * is read while the one before is worked on. Each batch is a statement of its own, so that `statement_timeout` bounds the
 * database's work and not the reader's leisure. Holds one connection until it ends; whoever stops early, or aborts, frees it.
 */
export async function* streamAs(
  pool: Pool,
  identity: number,
  { text, values }: Query,
  { signal, batch = 2000 }: StreamOptions,
): AsyncGenerator<TextRow[]> {
  signal.throwIfAborted();
  const client = await pool.connect();
  const lease = leaseOf(client, signal);
  try {
    signal.throwIfAborted();
    await client.query(`${opening}; SET LOCAL ${identitySetting} = ${Math.trunc(identity)}`);
    await client.query({ text: `DECLARE export NO SCROLL CURSOR FOR ${text}`, values: [...values] });
    const fetch = (): Promise<TextRow[]> =>
      textRows(client, undefined, `FETCH FORWARD ${Math.trunc(batch)} FROM export`, []);
    let next = fetch();
    for (;;) {
      const rows = await next;
      const isLast = rows.length < batch;
      if (!isLast) {
        next = fetch();
        // It may fail while the reader still works on these rows, and is awaited only then.
        next.catch(() => undefined);
      }
      if (rows.length > 0) yield rows;
      if (isLast) return;
    }
  } finally {
    await lease.end();
  }
}

/**
 * The cursor is read to its end, so the plan need not hurry for the first rows. A reader may be slow for longer than a
 * transaction of the hub may idle. PostgreSQL looks each second whether somebody still waits for the answer.
 */
const opening = `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL cursor_tuple_fraction = 1;
  SET LOCAL idle_in_transaction_session_timeout = '10min'; SET LOCAL client_connection_check_interval = '1s'`;

/** Gives the connection back healthy, or cuts it when the stream is aborted or its transaction cannot be ended. */
function leaseOf(client: PoolClient, signal: AbortSignal): { end(): Promise<void> } {
  let isHeld = true;
  const give = (broken: boolean): void => {
    if (!isHeld) return;
    isHeld = false;
    client.release(broken);
  };
  const cut = (): void => give(true);
  signal.addEventListener('abort', cut, { once: true });
  // The pool listens to idle clients only; a lost connection that nobody hears of would end the process.
  client.on('error', cut);
  return {
    async end() {
      signal.removeEventListener('abort', cut);
      client.off('error', cut);
      if (!isHeld) return;
      const ended = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      give(!ended);
    },
  };
}
