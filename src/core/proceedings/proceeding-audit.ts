import { $, raw, sql } from '../../platform/database/sql.js';
import type { AuditSource } from '../audit/index.js';
import { globalIdOf } from './proceeding-deadlines.sql.js';
import type { Procedure } from './procedure.js';

/** Who took which step in which proceeding: their steps say it already. */
export function proceedingAudit(procedures: readonly Procedure[]): AuditSource {
  const types = procedures.map(({ name, typeName }) => `WHEN '${name}' THEN '${typeName}'`);
  return {
    name: 'step',
    from: sql`proceeding_step s JOIN proceeding p ON p.id = s.proceeding_id`,
    at: sql`s.taken_at`,
    ties: [
      { expression: sql`s.proceeding_id`, type: 'uuid' },
      { expression: sql`s.revision`, type: 'int' },
    ],
    personId: sql`s.person_id`,
    organizationId: sql`s.organization_id`,
    // `CASE_TRANSFER` and `reportResult` → `CASE_TRANSFER_REPORT_RESULT`
    action: sql`p.procedure || '_' || upper(regexp_replace(s.step, '([A-Z])', '_\\1', 'g'))`,
    subjectType: sql`CASE p.procedure ${raw(types.join(' '))} END`,
    subjectId: globalIdOf(procedures),
    // What was noted may speak of people.
    purpose: sql`NULL::text`,
    ofSubject(subjectId) {
      const keys = procedures.flatMap(({ ids }) => ids.keyOf(subjectId) ?? []);
      return keys.length === 0 ? null : sql`s.proceeding_id = ${$(keys[0], 'uuid')}`;
    },
  };
}
