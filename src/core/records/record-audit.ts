import type { AuditSource } from '../audit/index.js';
import { $, literal, sql } from '../../platform/database/sql.js';
import { recordIds } from './record.js';

/** What was done to records: their histories say it already. Only its publisher changes a record. */
export const recordAudit: AuditSource = {
  name: 'revision',
  from: sql`record_revision v JOIN shared_record r ON r.id = v.record_id`,
  at: sql`v.changed_at`,
  ties: [
    { expression: sql`v.record_id`, type: 'uuid' },
    { expression: sql`v.revision`, type: 'int' },
  ],
  personId: sql`v.changed_by`,
  organizationId: sql`r.publisher_id`,
  action: sql`v.kind`,
  subjectType: sql`'SharedRecord'`,
  subjectId: sql`${literal(recordIds.prefix)} || replace(v.record_id::text, '-', '')`,
  // The reason of a change speaks of what the record says.
  purpose: sql`NULL::text`,
  ofSubject(subjectId) {
    const key = recordIds.keyOf(subjectId);
    return key === null ? null : sql`v.record_id = ${$(key, 'uuid')}`;
  },
};
