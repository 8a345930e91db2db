import type { TextRow } from './row.js';
import { run } from './run.js';
import { $, raw, sql, type IdentifiedSql, type Query, type Sql } from './sql.js';
import type { Executor } from './text-rows.js';

/**
 * Where a statement runs, and as whom: row-level policies read the identity from a setting that `runAs`, `writeAs` and
 * `transactionAs` give and that ends with the statement or transaction, so that nothing is left on a pooled connection.
 */
export interface Session {
  readonly executor: Executor;
  readonly identity: number;
}

export const identitySetting = 'hub.identity';

const identifiedText = 'acting.identity IS NOT NULL';

/** Stands in the WHERE of every statement for `runAs`: what refers to the setting runs after it was given. */
export const identified = Object.assign(raw(identifiedText), {
  toString: () => identifiedText,
}) as unknown as IdentifiedSql & string;

/**
 * Runs a query under the session's identity in one prepared statement: a materialized CTE gives the setting, and the lateral
 * query behind it is run after it, because it holds `identified` and `OFFSET 0` keeps the planner from merging the two. A statement
 * without `identified` does not compile; out of that order nothing would be visible: it fails closed.
 */
export async function runAs({ executor, identity }: Session, statement: IdentifiedSql | Query): Promise<TextRow[]> {
  if (!('text' in statement)) {
    return run(
      executor,
      sql`WITH acting AS MATERIALIZED (${identityQuery(identity)})
SELECT answer.* FROM acting CROSS JOIN LATERAL (${statement} OFFSET 0) AS answer`,
    );
  }
  const { text, values } = statement;
  return run(executor, {
    text: `WITH acting AS MATERIALIZED (${giveIdentity(`$${values.length + 1}`)})
SELECT answer.* FROM acting CROSS JOIN LATERAL (${text} OFFSET 0) AS answer`,
    values: [...values, String(identity)],
  });
}

/** The query that gives the identity, for statements that write and so cannot stand behind `runAs`. */
export function identityQuery(identity: number): Sql {
  return sql`SELECT set_config(${raw(`'${identitySetting}'`)}, ${$(String(identity), 'text')}, true) AS identity`;
}

function giveIdentity(parameter: string): string {
  return `SELECT set_config('${identitySetting}', ${parameter}::text, true) AS identity`;
}
