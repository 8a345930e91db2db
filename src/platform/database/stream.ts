import type { Pool, PoolClient } from 'pg';
import { to } from 'pg-copy-streams';
import { rowsOfCopy, withLiterals } from './copy-text.js';
import type { TextRow } from './row.js';
import { identitySetting } from './session.js';
import { queryOf, type Sql } from './sql.js';

export interface StreamOptions {
  /** Ends the stream at once, also while PostgreSQL works on it. */
  readonly signal: AbortSignal;
}

/**
 * All rows of a query as text, batch by batch, of one instant and under an identity (see session.ts), in flat memory: PostgreSQL
 * waits while nobody reads. By COPY, which took half the time of a cursor, because it goes on while rows are worked on. Holds one
 * connection until it ends; whoever stops early, or aborts, frees it.
 */
export async function* streamAs(
  pool: Pool,
  identity: number,
  statement: Sql,
  { signal }: StreamOptions,
): AsyncGenerator<TextRow[]> {
  signal.throwIfAborted();
  const client = await pool.connect();
  const lease = leaseOf(client, signal);
  let isOver = false;
  try {
    signal.throwIfAborted();
    await client.query(`${opening}; SET LOCAL ${identitySetting} = ${Math.trunc(identity)}`);
    const bytes = client.query(to(`COPY (${withLiterals(queryOf(statement))}) TO STDOUT`));
    // Cutting the connection raises an error once more, when nobody may be reading any longer.
    bytes.on('error', () => undefined);
    for await (const text of wholeLines(bytes, () => lease.cut())) yield rowsOfCopy(text);
    await client.query('COMMIT');
    isOver = true;
  } finally {
    // Rows that nobody will read are still on their way: only the end of the connection stops them.
    lease.end(!isOver);
  }
}

/**
 * A reader may be slower than any statement of the hub may be: PostgreSQL's own clock does not tell waiting for a reader from
 * working. It looks each second whether somebody still waits for the answer.
 */
const opening = `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL statement_timeout = 0;
  SET LOCAL client_connection_check_interval = '1s'`;

/** Milliseconds that PostgreSQL may work on the next rows, as on any statement of the hub. */
const patience = 30_000;
/** Bytes that are passed on together. */
const piece = 256 * 1024;
const lineFeed = 10;

/** The text of whole lines, in pieces; `late` is called when the next bytes do not come in time. */
async function* wholeLines(bytes: AsyncIterable<unknown>, late: () => void): AsyncGenerator<string> {
  const chunks = bytes[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  for (;;) {
    const timer = setTimeout(late, patience);
    const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
    if (done === true) break;
    held.push(value as Buffer);
    size += (value as Buffer).length;
    if (size < piece) continue;
    const whole = Buffer.concat(held);
    const end = whole.lastIndexOf(lineFeed) + 1;
    held = [whole.subarray(end)];
    size = whole.length - end;
    if (end > 0) yield whole.toString('utf8', 0, end);
  }
  if (size > 0) yield Buffer.concat(held).toString();
}

/** Gives the connection back healthy, or cuts it when the stream is aborted or has not come to its end. */
function leaseOf(client: PoolClient, signal: AbortSignal): { cut(): void; end(broken: boolean): void } {
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
    cut,
    end(broken) {
      signal.removeEventListener('abort', cut);
      client.off('error', cut);
      give(broken);
    },
  };
}
