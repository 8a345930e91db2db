import { shanghaiDay } from '../../kernel/calendar.js';
import type { DeadlineSource } from '../../core/deadlines/index.js';
import { $, literal, nothing, sql } from '../../platform/database/sql.js';
import type { PolicyName } from '../../core/policies/index.js';

const policy: PolicyName = 'consultation-interval-months';
const interval = literal(policy);

/**
 * U2: when each township and department must next take part in a consultation. The interval counts from the last regular or
 * immediate one that it took part in; who never did is due as long after the county's first consultation in the hub, so that a hub
 * which has just been installed raises no alarm about a time it knows nothing of. One's own, and for the county government all.
 */
export const consultationsDue: DeadlineSource = {
  prefix: 'csl_',
  permission: 'handleCases',
  county: 'AS_GOVERNMENT',
  select: ({ viewer: { organization }, now, ofOwner }) => sql`
  SELECT 'csl_' || lpad(to_hex(o.id), 32, '0') AS key, o.name || '：定期召开协商会议' AS title, o.id AS responsible_id,
    ((since.day + make_interval(months => term.value))::date + 1)::timestamptz AS due_at, 'U2' AS rule,
    'org_' || o.code AS subject_id, '定期协商' AS label, 'rhythm' AS clock, NULL AS procedure, NULL AS number
  FROM consultation_rhythm() r JOIN organization o ON o.id = r.organization_id
    CROSS JOIN LATERAL (SELECT coalesce(r.last_held_at::date, greatest(r.in_use_since::date, o.valid_from)) AS day) since
    CROSS JOIN LATERAL (SELECT value FROM policy
      WHERE name = ${interval} AND valid_from <= greatest(since.day, (SELECT min(valid_from) FROM policy WHERE name = ${interval}))
      ORDER BY valid_from DESC LIMIT 1) term
  WHERE (o.valid_to IS NULL OR o.valid_to > ${$(shanghaiDay(now).toString(), 'date')})${
    organization.kind === 'COUNTY_GOVERNMENT' ? nothing : sql` AND o.id = ${$(organization.key, 'int')}`
  }${ofOwner('o.id')}`,
  nextSteps: async ({ rule }) => [{ step: 'call', label: '召集协商会议', rule, mutation: 'callConsultation' }],
};
