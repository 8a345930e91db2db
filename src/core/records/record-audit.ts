import type { AuditSource } from '../audit/index.js';
import { recordIds } from './record.js';

/** What was done to records: their histories say it already. Only its publisher changes a record. */
export const recordAudit: AuditSource = {
  name: 'revision',
  from: 'record_revision v JOIN shared_record r ON r.id = v.record_id',
  at: 'v.changed_at',
  ties: [
    { expression: 'v.record_id', type: 'uuid' },
    { expression: 'v.revision', type: 'int' },
  ],
  personId: 'v.changed_by',
  organizationId: 'r.publisher_id',
  action: 'v.kind',
  subjectType: `'SharedRecord'`,
  subjectId: `'${recordIds.prefix}' || replace(v.record_id::text, '-', '')`,
  // The reason of a change speaks of what the record says.
  purpose: 'NULL::text',
  ofSubject(subjectId, $) {
    const key = recordIds.keyOf(subjectId);
    return key === null ? null : `v.record_id = ${$(key, 'uuid')}`;
  },
};
