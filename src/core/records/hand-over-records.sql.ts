import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { GrantAct } from './visibility-grant.sql.js';

/** What the acting organization has published: what is still to be shared, and what it may correct. */
export async function countOwnRecords(
  session: Session,
): Promise<{ readonly pending: number; readonly shared: number }> {
  const [row] = await runAs(
    session,
    sql`SELECT count(*) FILTER (WHERE r.status = 'PENDING'), count(*) FILTER (WHERE r.status = 'SHARED')
      FROM shared_record r WHERE r.publisher_id = ${$(session.identity, 'int')} AND ${identified}`,
  );
  return { pending: Number(row?.[0] ?? 0), shared: Number(row?.[1] ?? 0) };
}

/** The publishers that let the acting organization see what not everybody does. */
export async function publishersNaming(session: Session): Promise<number[]> {
  const rows = await runAs(
    session,
    sql`SELECT DISTINCT r.publisher_id FROM shared_record r
      WHERE r.audience @> ARRAY[${$(session.identity, 'int')}] AND ${identified}`,
  );
  return rows.map(([key]) => Number(key));
}

/** A record that an organization sees though not everybody does, and who sees it in its place. */
export interface NamedRecord {
  readonly key: string;
  readonly itemCodes: readonly string[];
  readonly standing: readonly number[];
}

const readNamed = rowReader<NamedRecord>([
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'itemCodes', column: 'item_codes', type: 'text[]' },
  { property: 'standing', column: 'standing', type: 'int[]' },
]);

/** Such records of the acting publisher, in the order of their keys. */
export async function recordsNaming(
  session: Session,
  organization: number,
  after: string | null,
  most: number,
): Promise<NamedRecord[]> {
  const rows = await runAs(
    session,
    sql`SELECT r.id, r.item_codes, ARRAY(
        SELECT g.organization_id FROM visibility_grant g
        WHERE g.record_id = r.id AND g.succeeds_id = ${$(organization, 'int')} AND g.ended_at IS NULL) AS standing
      FROM shared_record r
      WHERE r.publisher_id = ${$(session.identity, 'int')} AND r.audience @> ARRAY[${$(organization, 'int')}]
        AND (${$(after, 'uuid')} IS NULL OR r.id > ${$(after, 'uuid')}) AND ${identified}
      ORDER BY r.id LIMIT ${$(most, 'int')}`,
  );
  return rows.map(readNamed);
}

/** Lets an organization see a record in the place of one that has ended. */
export async function grantInPlace(
  executor: Executor,
  grant: {
    readonly recordKey: string;
    readonly organizationKey: number;
    readonly inPlaceOf: number;
    readonly basis: string;
  },
  { personKey, at }: GrantAct,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO visibility_grant (record_id, organization_id, succeeds_id, basis, granted_at, granted_by)
      VALUES (${$(grant.recordKey, 'uuid')}, ${$(grant.organizationKey, 'int')}, ${$(grant.inPlaceOf, 'int')},
        ${$(grant.basis, 'text')}, ${$(at, 'timestamptz')}, ${$(personKey, 'int')})`,
  );
}
