import { identified, runAs, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';

/** That a record meets a need; instants are RFC 3339. */
export interface RecordNeed {
  readonly recordKey: string;
  readonly needKey: string;
  readonly organizationKey: number;
  readonly matchedAt: string;
  readonly acknowledgedAt: string | null;
}

const read = rowReader<RecordNeed>([
  { property: 'recordKey', column: 'record_id', type: 'uuid' },
  { property: 'needKey', column: 'need_id', type: 'uuid' },
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'matchedAt', column: 'matched_at', type: 'timestamptz' },
  { property: 'acknowledgedAt', column: 'acknowledged_at', type: 'timestamptz' },
]);

/** The needs that some records meet, by record: of their publisher's records and for the county all, else one's own. */
export async function readRecordNeeds(keys: readonly string[], session: Session): Promise<Map<string, RecordNeed[]>> {
  const rows = await runAs(
    session,
    sql`SELECT n.record_id, n.need_id, n.organization_id, n.matched_at, n.acknowledged_at FROM record_need n
      WHERE n.record_id = ANY (${$(keys, 'uuid[]')}) AND n.until IS NULL AND ${identified}
      ORDER BY n.record_id, n.matched_at, n.need_id`,
  );
  return Map.groupBy(rows.map(read), ({ recordKey }) => recordKey);
}
