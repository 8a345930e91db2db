import { run, type Executor } from '../../platform/database/index.js';
import { $, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Period } from '../../kernel/timeline.js';

/** A link to somebody's sign-in holds while that has access: whose access was ended is nobody to talk to. */
const isReached = sql`(t.affiliation_id IS NULL
  OR EXISTS (SELECT FROM affiliation l WHERE l.id = t.affiliation_id AND l.deactivated_at IS NULL))`;

/**
 * U3: whoever is named on a day to keep in touch, for an organization that exists on it: `organization_id`, `holder_id`, `person_name`,
 * `telephone`, `email`, `affiliation_id`.
 */
export function namedLiaisons(day: string, organization: number | null): Sql {
  const on = $(day, 'date');
  const ofOne = organization === null ? nothing : sql`AND h.organization_id = ${$(organization, 'int')}`;
  return sql`SELECT h.organization_id, h.id AS holder_id, t.person_name, t.telephone, t.email, t.affiliation_id
    FROM duty_holder h JOIN duty_term t ON t.holder_id = h.id JOIN organization o ON o.id = h.organization_id
    WHERE h.duty = 'LIAISON_OFFICER' ${ofOne} AND t.valid_from <= ${on} AND (t.valid_to IS NULL OR t.valid_to > ${on})
      AND o.valid_from <= ${on} AND (o.valid_to IS NULL OR o.valid_to > ${on}) AND ${isReached}`;
}

/** When others than a holder are named to keep in touch for an organization (U3). */
export async function otherLiaisons(executor: Executor, organization: number, holder: number): Promise<Period[]> {
  const rows = await run(
    executor,
    sql`SELECT t.valid_from, t.valid_to FROM duty_holder h JOIN duty_term t ON t.holder_id = h.id
      WHERE h.duty = 'LIAISON_OFFICER' AND h.organization_id = ${$(organization, 'int')} AND h.id <> ${$(holder, 'int')}
        AND ${isReached}`,
  );
  return rows.map(([validFrom, validTo]) => ({ validFrom: String(validFrom), validTo: validTo ?? null }));
}

/** Of two who take a liaison officer from an organization one waits, so that of two last ones not both can go (U3). */
export async function lockLiaisons(executor: Executor, organization: number): Promise<void> {
  await run(executor, sql`SELECT FROM organization WHERE id = ${$(organization, 'int')} FOR NO KEY UPDATE`);
}
