import type { Pool, PoolClient } from 'pg';
import { NoConnection } from './unavailable.js';

type Done = (error: Error | undefined, client: PoolClient | undefined, release: (broken?: boolean) => void) => void;

/**
 * Lets nobody wait for a connection longer than so many milliseconds: whoever asked is told at once then, and asks again later.
 * The pool's own bound is for connecting too, for which a busy machine needs longer; a connection that comes too late goes back.
 */
export function boundWaiting(pool: Pool, most: number): void {
  const connect = pool.connect.bind(pool) as (done?: Done) => Promise<PoolClient>;
  const bounded = (done: Done): void => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      done(new NoConnection('No connection to the database became free in time'), undefined, () => undefined);
    }, most);
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
