import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Absence } from './absence.js';

const read = rowReader<Absence>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'affiliation', column: 'affiliation_id', type: 'int' },
  { property: 'deputy', column: 'deputy_id', type: 'int' },
  { property: 'personName', column: 'name', type: 'text' },
  { property: 'deputyName', column: 'name', type: 'text' },
  { property: 'awayFrom', column: 'away_from', type: 'date' },
  { property: 'backOn', column: 'back_on', type: 'date' },
]);

const columns = sql`b.id, b.affiliation_id, b.deputy_id, p.name, d.name, b.away_from, b.back_on`;
const absences = sql`absence b JOIN affiliation a ON a.id = b.affiliation_id JOIN person p ON p.id = a.person_id
  JOIN affiliation e ON e.id = b.deputy_id JOIN person d ON d.id = e.person_id`;

/** Absences in the order in which they were recorded. */
export const absenceList = keysetList('absences', 'ASC', { key: ['b.id', 'int'] });

/** Those of an organization that are not over on a day. */
export function absenceSource(executor: Executor, organization: number, day: string): RowSource<Absence> {
  return {
    select: columns,
    matching: () => ({
      from: absences,
      where: sql`b.organization_id = ${$(organization, 'int')} AND b.back_on > ${$(day, 'date')}`,
    }),
    run: (statement) => run(executor, statement),
    read,
  };
}

/** An absence of an organization's, locked until the transaction ends. */
export async function lockAbsence(executor: Executor, organization: number, key: number): Promise<Absence | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${columns} FROM ${absences} WHERE b.id = ${$(key, 'int')} AND b.organization_id = ${$(organization, 'int')}
      FOR UPDATE OF b`,
  );
  return row ? read(row) : null;
}

export interface NewAbsence {
  readonly organizationId: number;
  readonly affiliation: number;
  readonly deputy: number;
  readonly awayFrom: string;
  readonly backOn: string;
  readonly recordedBy: number;
  /** RFC 3339. */
  readonly at: string;
}

/** Writes an absence, and gives its key; null where the person is away on one of its days already. */
export async function insertAbsence(executor: Executor, absence: NewAbsence): Promise<number | null> {
  const [row] = await run(
    executor,
    sql`INSERT INTO absence (organization_id, affiliation_id, deputy_id, away_from, back_on, recorded_at, recorded_by)
      VALUES (${$(absence.organizationId, 'int')}, ${$(absence.affiliation, 'int')}, ${$(absence.deputy, 'int')},
        ${$(absence.awayFrom, 'date')}, ${$(absence.backOn, 'date')}, ${$(absence.at, 'timestamptz')},
        ${$(absence.recordedBy, 'int')})
      ON CONFLICT ON CONSTRAINT absence_one_a_day DO NOTHING RETURNING id`,
  );
  return row ? Number(row[0]) : null;
}

/** Somebody comes back on another day; who comes back before they went was never away. */
export async function writeBack(executor: Executor, { key, awayFrom }: Absence, backOn: string): Promise<void> {
  await run(
    executor,
    backOn <= awayFrom
      ? sql`DELETE FROM absence WHERE id = ${$(key, 'int')}`
      : sql`UPDATE absence SET back_on = ${$(backOn, 'date')} WHERE id = ${$(key, 'int')}`,
  );
}

/** Who stands in for whom in some organizations on a day; not whoever has no access any more. */
export async function deputiesOn(
  executor: Executor,
  organizations: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, number>> {
  const rows = await run(
    executor,
    sql`SELECT b.affiliation_id, b.deputy_id FROM absence b JOIN affiliation e ON e.id = b.deputy_id
      WHERE b.organization_id = ANY (${$(organizations, 'int[]')}) AND b.away_from <= ${$(day, 'date')}
        AND b.back_on > ${$(day, 'date')} AND e.deactivated_at IS NULL`,
  );
  return new Map(rows.map(([somebody, deputy]) => [Number(somebody), Number(deputy)]));
}

/** Whether somebody is a person of an organization with access; a system stands in for nobody. */
export async function isPersonOf(executor: Executor, organization: number, affiliation: number): Promise<boolean> {
  const rows = await run(
    executor,
    sql`SELECT FROM affiliation a JOIN person p ON p.id = a.person_id
      WHERE a.id = ${$(affiliation, 'int')} AND a.organization_id = ${$(organization, 'int')}
        AND a.deactivated_at IS NULL AND p.issuer <> 'urn:liandong:api-key'`,
  );
  return rows.length > 0;
}
