import { textRow } from './row-message.js';
import type { TakeRow } from './row-query.js';
import type { TextRow } from './row.js';
import { run, runTaking } from './run.js';
import { $, literal, raw, sql, type IdentifiedSql, type Sql } from './sql.js';
import type { Executor } from './rows.js';

/**
 * Where a statement runs, and as whom: row-level policies read the identity from a setting that `runAs`, `writeAs` and
 * `transactionAs` give and that ends with the statement or transaction, so that nothing is left on a pooled connection.
 */
export interface Session {
  readonly executor: Executor;
  readonly identity: number;
}

export const identitySetting = 'hub.identity';

/** Stands in the WHERE of every statement for `runAs`: what refers to the setting runs after it was given. */
export const identified = raw('acting.identity IS NOT NULL') as IdentifiedSql;

/**
 * Runs a query under the session's identity in one prepared statement: a materialized CTE gives the setting, and the lateral
 * query behind it is run after it, because it holds `identified` and `OFFSET 0` keeps the planner from merging the two. A query
 * without `identified` does not compile. One that came here all the same, or ran out of that order, would see nothing: it fails
 * closed.
 */
export async function runAs(session: Session, query: IdentifiedSql): Promise<TextRow[]> {
  return runAsTaking(session, query, textRow);
}

/** The same, of each row what is taken of it. */
export async function runAsTaking<Row>(
  { executor, identity }: Session,
  query: IdentifiedSql,
  take: TakeRow<Row>,
): Promise<Row[]> {
  return runTaking(
    executor,
    sql`WITH acting AS MATERIALIZED (${identityQuery(identity)})
SELECT answer.* FROM acting CROSS JOIN LATERAL (${query} OFFSET 0) AS answer`,
    take,
  );
}

/** The query that gives the identity, for statements that write and so cannot stand behind `runAs`. */
export function identityQuery(identity: number): Sql {
  return sql`SELECT set_config(${literal(identitySetting)}, ${$(String(identity), 'text')}, true) AS identity`;
}

/** Runs `work` in the session's transaction under another identity, and goes on under its own. */
export async function inNameOf<Result>(
  { executor, identity }: Session,
  other: number,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  await run(executor, identityQuery(other));
  const result = await work({ executor, identity: other });
  await run(executor, identityQuery(identity));
  return result;
}
