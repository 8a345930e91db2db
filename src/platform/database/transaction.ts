import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { hasCode } from '../../kernel/error-code.js';
import { identitySetting, type Session } from './session.js';

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const mostRetries = 3;

/**
 * Runs `work` in a READ COMMITTED transaction on one connection: commits when it resolves, rolls back when it throws, and
 * gives the connection back in any case. A deadlock or serialization failure runs `work` again, at most three times: it
 * must have no effect outside the transaction.
 */
export async function transaction<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return retried(() => attempt(pool, begin, work));
}

/** The same, every statement of it under an identity (see session.ts). */
export async function transactionAs<Result>(
  pool: Pool,
  identity: number,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  // One message holds both, as a number cannot hold anything else.
  const beginAs = `${begin}; SET LOCAL ${identitySetting} = ${Math.trunc(identity)}`;
  return retried(() => attempt(pool, beginAs, (executor) => work({ executor, identity })));
}

/** The same, as another role of the database that the login is a member of. */
export async function transactionAsRole<Result>(
  pool: Pool,
  role: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return retried(() => attempt(pool, `${begin}; SET LOCAL ROLE ${role}`, work));
}

const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** Tries a transaction again, at most three times, when PostgreSQL gave it up for another's sake. */
export async function retried<Result>(tried: () => Promise<Result>): Promise<Result> {
  for (let retry = 1; ; retry += 1) {
    try {
      return await tried();
    } catch (error) {
      if (retry > mostRetries || !hasCode(error, serializationFailure, deadlockDetected)) throw error;
      await sleep(retry * 20 * (0.5 + Math.random()));
    }
  }
}

async function attempt<Result>(
  pool: Pool,
  opening: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let usable = false;
  try {
    await client.query(opening);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    usable = true;
    // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and `work` swallowed its error.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    usable ||= await rollBack(client);
    throw error;
  } finally {
    client.release(!usable);
  }
}

async function rollBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
