import type { Pool, PoolClient } from 'pg';
import { together } from '../../kernel/together.js';
import { boundedTurn } from './bounded-wait.js';
import type { TextRow } from './row.js';
import { nameOf } from './run.js';
import { identityQuery } from './session.js';
import { $, queryOf, sql, type Query, type Sql } from './sql.js';
import { StatementsTogether } from './statements-together.js';
import { textRow } from './row-message.js';
import { RowQuery } from './row-query.js';
import { answered } from './rows.js';
import { retried } from './transaction.js';

/**
 * Runs one statement that writes, under an identity (see session.ts), as if it were a READ COMMITTED transaction of its own, and gives its
 * rows as text. A deadlock or serialization failure is tried again, at most three times. `briefly`: it is refused rather than tried again or
 * kept waiting for a lock, for whoever has another way then.
 */
export type WriteAs = (identity: number, statement: Sql, briefly?: boolean) => Promise<TextRow[]>;

/** One statement, and as whom. */
interface Write {
  readonly identity: number;
  readonly query: Query;
  readonly briefly: boolean;
}

/** The longer one takes the more the next one takes along; a second beside it would make both smaller. */
const underWay = { groups: 1, tasks: 16 };

/** What one write may wait for a lock while others are with it, in milliseconds: it goes on by itself then. */
const patienceTogether = 100;

/**
 * Writes for many callers. Those that come while others are being written go together: one message to PostgreSQL, one transaction, one
 * flush of its log. Each is the statement that it would be alone, after what gives its own identity, and has its own rows. When one is
 * refused, or waits for a lock, nothing of that transaction is left and each is written by itself; when the connection is lost nobody
 * knows what became of any, and each caller is told so, as one would be alone. Whoever has waited for two seconds without its turn having
 * come is told to come again.
 */
export function openWriter(pool: Pool): WriteAs {
  const write = together<Write, TextRow[]>(underWay, async (turns) => {
    try {
      const answers = await inOneTransaction(
        pool,
        turns.map(({ task }) => task),
        patienceTogether,
      );
      for (const [index, { settle }] of turns.entries()) settle(answers[index] ?? []);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      for (const { task, settle } of turns) settle(task.briefly ? Promise.reject(error) : alone(pool, task));
    }
  });
  return (identity, statement, briefly = false) => boundedTurn(write({ identity, query: queryOf(statement), briefly }));
}

async function alone(pool: Pool, write: Write): Promise<TextRow[]> {
  const [rows = []] = await retried(() => inOneTransaction(pool, [write], null));
  return rows;
}

/** The rows of each; `patience` null: they wait for locks as long as any statement. */
async function inOneTransaction(pool: Pool, writes: readonly Write[], patience: number | null): Promise<TextRow[][]> {
  const queries: RowQuery<TextRow>[] = [];
  const writing: RowQuery<TextRow>[] = [];
  let acting: number | null = null;
  for (const { identity, query } of writes) {
    if (identity !== acting) queries.push(giving(identity, patience));
    acting = identity;
    const written = new RowQuery(nameOf(query.text), query.text, query.values, textRow);
    queries.push(written);
    writing.push(written);
  }
  await answeredBy(pool, new StatementsTogether(queries));
  return writing.map(({ received }) => received);
}

async function answeredBy(pool: Pool, statements: StatementsTogether<TextRow>): Promise<void> {
  const client: PoolClient = await pool.connect();
  let usable = false;
  try {
    await answered(client, statements);
    usable = true;
  } catch (error) {
    // What PostgreSQL refuses leaves nothing behind; without its answer nobody knows.
    usable = isRefusal(error);
    throw error;
  } finally {
    client.release(!usable);
  }
}

/** Gives the identity and, if there is one, the patience, until the transaction ends. */
function giving(identity: number, patience: number | null): RowQuery<TextRow> {
  const given = identityQuery(identity);
  const { text, values } = queryOf(
    patience === null ? given : sql`${given}, set_config('lock_timeout', ${$(String(patience), 'text')}, true)`,
  );
  return new RowQuery(nameOf(text), text, values, textRow);
}

/** Whether PostgreSQL has answered that it does not do it, so that nothing of it is left. */
export function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'severity' in error && error.severity === 'ERROR';
}
