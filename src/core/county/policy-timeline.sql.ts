import type { Period } from '../../kernel/timeline.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import { lockDated, type DatedTable } from '../dated/index.js';

/** A policy's value in a period, and what it rests on. */
export interface PolicyValue extends Period {
  readonly value: number;
  readonly basis: string;
}

const toValue = rowReader<PolicyValue>([
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'value', column: 'value', type: 'int' },
  { property: 'basis', column: 'basis', type: 'text' },
]);

/** The values of policies, by name. */
export const policyTimeline: DatedTable<PolicyValue> = {
  name: 'policy',
  saysTheSame: (one, other) => one.value === other.value,
  lock: lockDated,
  async read(executor, name) {
    const rows = await run(
      executor,
      sql`SELECT valid_from, valid_to, value, basis FROM policy WHERE name = ${$(name, 'text')} ORDER BY valid_from`,
    );
    return rows.map(toValue);
  },
  async remove(executor, name, firstDays) {
    await run(
      executor,
      sql`DELETE FROM policy WHERE name = ${$(name, 'text')} AND valid_from = ANY (${$(firstDays, 'date[]')})`,
    );
  },
  async add(executor, name, values) {
    await run(
      executor,
      sql`INSERT INTO policy (name, valid_from, valid_to, value, basis)
        SELECT ${$(name, 'text')}, v."validFrom", v."validTo", v.value, v.basis
        FROM jsonb_to_recordset(${$(JSON.stringify(values), 'jsonb')})
          AS v ("validFrom" date, "validTo" date, value int, basis text)`,
    );
  },
};

/** A clock of a procedure, by their names. */
export interface ClockName {
  readonly procedure: string;
  readonly clock: string;
}

/** How many clocks that began in a period still run, whosever they are; counted to `most`. Instants are RFC 3339. */
export async function countRunningClocks(
  executor: Executor,
  clocks: readonly ClockName[],
  { since, before }: { readonly since: string; readonly before: string | null },
  most: number,
): Promise<number> {
  const rows = await run(
    executor,
    sql`SELECT running_clocks(${$(JSON.stringify(clocks), 'jsonb')}, ${$(since, 'timestamptz')},
      ${$(before, 'timestamptz')}, ${$(most, 'int')})`,
  );
  return Number(rows[0]?.[0]);
}
