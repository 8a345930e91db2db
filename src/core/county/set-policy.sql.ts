import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';

/** A value from a day (`YYYY-MM-DD`) on. */
export interface PolicyDecision {
  readonly name: string;
  readonly value: number;
  readonly validFrom: string;
  readonly basis: string;
}

/** The first day of a policy's last period, locked until the transaction ends. */
export async function lockLastPeriod(executor: Executor, name: string): Promise<string> {
  const [row] = await run(
    executor,
    sql`SELECT valid_from FROM policy WHERE name = ${$(name, 'text')} AND valid_to IS NULL FOR UPDATE`,
  );
  if (row?.[0] == null) throw new Error(`The policy ${name} has no open period`);
  return row[0];
}

/** Closes the open period on the new one's first day and opens that. */
export async function appendPeriod(executor: Executor, decision: PolicyDecision): Promise<void> {
  await run(
    executor,
    sql`UPDATE policy SET valid_to = ${$(decision.validFrom, 'date')}
      WHERE name = ${$(decision.name, 'text')} AND valid_to IS NULL`,
  );
  await run(
    executor,
    sql`INSERT INTO policy (name, valid_from, value, basis)
      VALUES (${$(decision.name, 'text')}, ${$(decision.validFrom, 'date')}, ${$(decision.value, 'int')},
        ${$(decision.basis, 'text')})`,
  );
}

/** Decides once more from the day on which the open period begins. */
export async function replacePeriod(executor: Executor, decision: PolicyDecision): Promise<void> {
  await run(
    executor,
    sql`UPDATE policy SET value = ${$(decision.value, 'int')}, basis = ${$(decision.basis, 'text')}
      WHERE name = ${$(decision.name, 'text')} AND valid_to IS NULL`,
  );
}
