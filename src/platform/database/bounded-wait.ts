import type { Pool, PoolClient } from 'pg';
import type { Queued } from '../../kernel/together.js';
import { NoConnection } from './unavailable.js';

type Done = (error: Error | undefined, client: PoolClient | undefined, release: (broken?: boolean) => void) => void;

/** Milliseconds for a new connection while there is room for one: PostgreSQL starts a process for it, which a busy machine takes time for. */
const connecting = 2000;

/**
 * Lets nobody wait for a connection longer than so many milliseconds: whoever asked is told at once then, and asks again later.
 * The pool's own bound is for connecting too, for which a busy machine needs longer; a connection that comes too late goes back.
 */
export function boundWaiting(pool: Pool, most: number): void {
  const connect = pool.connect.bind(pool) as (done?: Done) => Promise<PoolClient>;
  const bounded = (done: Done): void => {
    let isLate = false;
    const timer = setTimeout(
      () => {
        isLate = true;
        done(new NoConnection('No connection to the database became free in time'), undefined, () => undefined);
      },
      hasRoom(pool) ? connecting : most,
    );
    void connect((error, client, release) => {
      clearTimeout(timer);
      if (!isLate) done(error, client, release);
      else if (client) release();
    });
  };
  const bound = (done?: Done): unknown => {
    // Nearly always: there is one for whoever asks.
    if (pool.idleCount > pool.waitingCount) return done ? connect(done) : connect();
    if (done) return bounded(done);
    return new Promise<PoolClient>((resolve, reject) => {
      bounded((error, client) => (client ? resolve(client) : reject(error)));
    });
  };
  pool.connect = bound as Pool['connect'];
}

function hasRoom({ totalCount, options }: Pool): boolean {
  return totalCount < (options.max ?? 0);
}

/** Milliseconds that a write waits for those before it: a database that answers nothing must not gather all who come meanwhile. */
const queueing = 2000;

/** Waits for a write that is queued behind others; one that is under way is waited for to its end, since nobody knows what became of it. */
export async function boundedTurn<Answer>({ answer, withdraw }: Queued<Answer>): Promise<Answer> {
  const timer = setTimeout(() => withdraw(new NoConnection('No turn to write came in time')), queueing);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
