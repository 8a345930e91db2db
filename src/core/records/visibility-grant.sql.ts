import { $, literal, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';

/** A grant as the database keeps it. */
export interface VisibilityGrant {
  readonly organizationKey: number;
  readonly basis: string;
  readonly grantedAt: string;
  readonly endedAt: string | null;
}

const read = rowReader<VisibilityGrant>([
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'basis', column: 'basis', type: 'text' },
  { property: 'grantedAt', column: 'granted_at', type: 'timestamptz' },
  { property: 'endedAt', column: 'ended_at', type: 'timestamptz' },
]);
const mostListed = 500;

/** The grants of a record, ended ones too, oldest first. */
export async function readGrants(session: Session, recordKey: string): Promise<VisibilityGrant[]> {
  const rows = await runAs(
    session,
    sql`SELECT organization_id, basis, granted_at, ended_at FROM visibility_grant
      WHERE record_id = ${$(recordKey, 'uuid')} AND ${identified} ORDER BY id LIMIT ${literal(mostListed)}`,
  );
  return rows.map(read);
}

/** Who does it, and when (RFC 3339). */
export interface GrantAct {
  readonly personKey: number;
  readonly at: string;
}

export async function insertGrant(
  executor: Executor,
  { recordKey, organizationKey, basis }: { recordKey: string; organizationKey: number; basis: string },
  { personKey, at }: GrantAct,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO visibility_grant (record_id, organization_id, basis, granted_at, granted_by)
      VALUES (${$(recordKey, 'uuid')}, ${$(organizationKey, 'int')}, ${$(basis, 'text')}, ${$(at, 'timestamptz')},
        ${$(personKey, 'int')})`,
  );
}

/** The UPDATE that ends the grants of a record to some organizations, or to all of them (null). */
export function grantEnding(
  recordKey: string,
  organizations: readonly number[] | null,
  { personKey, at }: GrantAct,
): Sql {
  const to = organizations === null ? nothing : sql`AND organization_id = ANY (${$(organizations, 'int[]')})`;
  return sql`UPDATE visibility_grant SET ended_at = ${$(at, 'timestamptz')}, ended_by = ${$(personKey, 'int')}
    WHERE record_id = ${$(recordKey, 'uuid')} AND ended_at IS NULL ${to}`;
}
