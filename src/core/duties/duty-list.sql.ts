import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, literal, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Viewer } from '../identity/index.js';
import type { HeldTerm } from './assign-duty.js';
import { contactsSeen } from './contacts.js';
import { dutyTable, termColumns, toldColumns, toldNames } from './duty-timeline.sql.js';
import type { Duty, DutyHolder, DutyTerm } from './duty.js';

/** Who holds which duty where, as they came. */
export const dutyList = keysetList('duty holders', 'ASC', {
  organizationId: ['h.organization_id', 'int'],
  key: ['h.id', 'int'],
});

/** What is asked: on which day, and as it was told when (RFC 3339); null: as it is told now, of any organization, in any duty. */
export interface DutiesAsked {
  readonly organization: number | null;
  readonly duty: Duty | null;
  readonly on: string;
  readonly asKnownAt: string | null;
}

const toHolder = rowReader<DutyHolder & DutyTerm>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'duty', column: 'duty', type: 'text' },
  ...termColumns,
]);

/** Duties end with the organization, whatever was told of them: its end may be put right. */
const columns = (seen: Sql): Sql => sql`h.id, h.organization_id, h.duty, t.valid_from, least(t.valid_to, o.valid_to),
  t.person_name, CASE WHEN ${seen} THEN t.telephone END, CASE WHEN ${seen} THEN t.email END, t.certificate_number,
  t.certificate_expires_on, CASE WHEN ${seen} THEN t.affiliation_id END, t.basis, t.end_basis, t.successor_id`;

/** Of a holder what was told at a moment: what the first change after it has replaced, else what stands. */
const knownAt = (at: string): Sql => sql`duty_holder h JOIN organization o ON o.id = h.organization_id
  LEFT JOIN LATERAL (SELECT c.before FROM dated_change c
    WHERE c.dated_table = ${literal(dutyTable)} AND c.subject = h.id::text AND c.recorded_at > ${$(at, 'timestamptz')}
    ORDER BY c.id LIMIT 1) replaced ON true
  CROSS JOIN LATERAL (
    SELECT s.* FROM (SELECT ${toldTerm} FROM duty_term d WHERE d.holder_id = h.id) s WHERE replaced.before IS NULL
    UNION ALL
    SELECT ${toldNames} FROM jsonb_to_recordset(replaced.before) AS b (${toldColumns})) t`;
const toldTerm = sql`d.valid_from, d.valid_to, d.person_name, d.telephone, d.email, d.certificate_number,
  d.certificate_expires_on, d.affiliation_id, d.basis, d.end_basis, d.successor_id`;

const standing = sql`duty_holder h JOIN organization o ON o.id = h.organization_id JOIN duty_term t ON t.holder_id = h.id`;

/** Duties as they are held on a day, each in its term of that day. */
export function dutySource(executor: Executor, viewer: Viewer, asked: DutiesAsked): RowSource<HeldTerm> {
  const { organization, duty, asKnownAt } = asked;
  const on = $(asked.on, 'date');
  const ofOne = organization === null ? nothing : sql`AND h.organization_id = ${$(organization, 'int')}`;
  const ofDuty = duty === null ? nothing : sql`AND h.duty = ${$(duty, 'text')}`;
  return {
    select: columns(contactsSeen(viewer)),
    matching: () => ({
      from: asKnownAt === null ? standing : knownAt(asKnownAt),
      where: sql`t.valid_from <= ${on} AND (t.valid_to IS NULL OR t.valid_to > ${on})
        AND o.valid_from <= ${on} AND (o.valid_to IS NULL OR o.valid_to > ${on}) ${ofOne} ${ofDuty}`,
    }),
    run: (statement) => run(executor, statement),
    read(row) {
      const { key, organizationId, duty: held, ...term } = toHolder(row);
      return { key, organizationId, duty: held, term };
    },
  };
}
