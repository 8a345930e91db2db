import { $, sql } from '../../platform/database/sql.js';
import type { AuditSource } from './audit-source.js';

/** What was appended to the audit log itself. */
export const auditedActs: AuditSource = {
  name: 'act',
  from: sql`audit_entry e`,
  at: sql`e.at`,
  ties: [{ expression: sql`e.id`, type: 'bigint' }],
  personId: sql`e.person_id`,
  organizationId: sql`e.organization_id`,
  action: sql`e.action`,
  subjectType: sql`e.subject_type`,
  subjectId: sql`e.subject_id`,
  purpose: sql`e.purpose`,
  ofSubject: (subjectId) => sql`e.subject_id = ${$(subjectId, 'text')}`,
};
