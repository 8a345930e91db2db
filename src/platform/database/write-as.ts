import type { Pool, PoolClient } from 'pg';
import type { TextRow } from './row.js';
import { nameOf } from './run.js';
import { queryOf, type Query, type Sql } from './sql.js';
import { giving, StatementAs } from './statement-as.js';
import { answered } from './rows.js';
import { retried } from './transaction.js';

/** Connections that have prepared `giving`. */
const able = new WeakSet<PoolClient>();

/**
 * Runs one statement that writes, under an identity (see session.ts), as a READ COMMITTED transaction of its own: the same as
 * `transactionAs` with that one statement, and in one message to the database instead of three. A deadlock or serialization failure
 * is tried again, at most three times.
 */
export async function writeAs(pool: Pool, identity: number, statement: Sql): Promise<TextRow[]> {
  const query = queryOf(statement);
  return retried(() => attempt(pool, identity, query));
}

async function attempt(pool: Pool, identity: number, { text, values }: Query): Promise<TextRow[]> {
  const client = await pool.connect();
  let usable = false;
  try {
    // As a transaction of its own it gives nothing: the setting ends with it.
    if (!able.has(client)) await client.query({ ...giving, values: ['0'] });
    able.add(client);
    const [, ...rows] = await answered(client, new StatementAs(identity, nameOf(text), text, values));
    usable = true;
    return rows;
  } catch (error) {
    // What PostgreSQL refuses leaves nothing behind; without its answer nobody knows.
    usable = isRefusal(error);
    throw error;
  } finally {
    client.release(!usable);
  }
}

function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'severity' in error && error.severity === 'ERROR';
}
