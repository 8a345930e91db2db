import type { AuditSource } from './audit-source.js';

/** What was appended to the audit log itself. */
export const auditedActs: AuditSource = {
  name: 'act',
  from: 'audit_entry e',
  at: 'e.at',
  ties: [{ expression: 'e.id', type: 'bigint' }],
  personId: 'e.person_id',
  organizationId: 'e.organization_id',
  action: 'e.action',
  subjectType: 'e.subject_type',
  subjectId: 'e.subject_id',
  purpose: 'e.purpose',
  ofSubject: (subjectId, $) => `e.subject_id = ${$(subjectId, 'text')}`,
};
