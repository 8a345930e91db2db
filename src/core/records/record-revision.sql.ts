import { $, sql } from '../../platform/database/sql.js';
import { identified, runAs, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';

/** One entry of a record's history as resolvers return it. */
export interface RecordRevision {
  readonly recordId: string;
  readonly revision: number;
  readonly kind: string;
  readonly changedAt: string;
  readonly by: { readonly name: string };
  readonly reason: string | null;
}

const read = rowReader<Omit<RecordRevision, 'by'> & { name: string }>([
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'changedAt', column: 'changed_at', type: 'timestamptz' },
  { property: 'reason', column: 'reason', type: 'text' },
  { property: 'name', column: 'name', type: 'text' },
]);

/** The revisions of many records, oldest first. */
export async function readRevisions(keys: readonly string[], session: Session): Promise<Map<string, RecordRevision[]>> {
  const rows = await runAs(
    session,
    sql`SELECT v.record_id, v.revision, v.kind, v.changed_at, v.reason, person.name
      FROM record_revision v JOIN person ON person.id = v.changed_by
      WHERE v.record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY v.record_id, v.revision`,
  );
  const revisions = rows.map(read).map(({ name, ...revision }) => ({ ...revision, by: { name } }));
  return Map.groupBy(revisions, ({ recordId }) => recordId);
}
