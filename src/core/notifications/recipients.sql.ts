import { run, type Executor } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { rowReader } from '../../platform/database/row.js';
import { officers } from '../access/index.js';
import { preferenceColumns, preferenceNames, preferenceOf, type PreferenceRow } from './preferences.sql.js';
import { usualPreference } from './preference.js';
import type { Recipient } from './recipient.js';

interface Row extends PreferenceRow {
  readonly organizationId: number;
  readonly affiliation: number | null;
  readonly holder: number | null;
  readonly dutyEmail: string | null;
}

const read = rowReader<Row>([
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'affiliation', column: 'affiliation_id', type: 'int' },
  { property: 'holder', column: 'holder_id', type: 'int' },
  { property: 'dutyEmail', column: 'duty_email', type: 'text' },
  ...preferenceColumns,
]);

/**
 * Who is told what some organizations have to do on a day: their liaison officers (U3), and whoever of their people with access has chosen,
 * whose e-mail is that of a duty where they have named none.
 */
export async function readRecipients(
  executor: Executor,
  organizations: readonly number[],
  day: string,
): Promise<Recipient[]> {
  const [keys, on] = [$(organizations, 'int[]'), $(day, 'date')];
  const rows = await run(
    executor,
    sql`SELECT o.organization_id, o.affiliation_id, CASE WHEN o.affiliation_id IS NULL THEN o.key END, o.email, ${preferenceNames}
      FROM ${officers(day, null)} LEFT JOIN notification_preference c ON c.affiliation_id = o.affiliation_id
      WHERE o.organization_id = ANY (${keys})
      UNION ALL
      SELECT a.organization_id, a.id, NULL, ${emailOfDuty(on)}, ${preferenceNames}
      FROM notification_preference c JOIN affiliation a ON a.id = c.affiliation_id
      WHERE a.organization_id = ANY (${keys}) AND a.deactivated_at IS NULL`,
  );
  return eachOnce(rows.map(read).map(recipientOf));
}

function recipientOf({ organizationId, affiliation, holder, dutyEmail, ...row }: Row): Recipient {
  const preference = row.chosen === null ? usualPreference : preferenceOf(row);
  return { organizationId, affiliation, holder, dutyEmail, preference, absent: null };
}

/** The e-mail of a duty that the sign-in `a` holds on a day. */
const emailOfDuty = (on: ReturnType<typeof $>): Sql => sql`(SELECT t.email FROM duty_term t
  WHERE t.affiliation_id = a.id AND t.email IS NOT NULL AND t.valid_from <= ${on} AND (t.valid_to IS NULL OR t.valid_to > ${on})
  ORDER BY t.holder_id LIMIT 1)`;

/** Whoever keeps in touch and has chosen is one person; so is whoever is named twice. */
function eachOnce(recipients: readonly Recipient[]): Recipient[] {
  const known = new Map<string, Recipient>();
  for (const each of recipients) {
    const key = each.affiliation === null ? `holder ${each.holder ?? ''}` : `person ${each.affiliation}`;
    if (!known.has(key)) known.set(key, each);
  }
  return [...known.values()];
}

/** Whom a message goes to, as they have chosen and can be reached by now; null for somebody who is nobody's any more. */
export async function readRecipient(
  executor: Executor,
  { affiliation, holder }: { readonly affiliation: number | null; readonly holder: number | null },
  day: string,
): Promise<Recipient | null> {
  const on = $(day, 'date');
  const statement =
    affiliation === null
      ? sql`SELECT h.organization_id, NULL, h.id, t.email, ${preferenceNames}
          FROM duty_holder h JOIN duty_term t ON t.holder_id = h.id
          LEFT JOIN notification_preference c ON false
          WHERE h.id = ${$(holder, 'int')} AND t.valid_from <= ${on} AND (t.valid_to IS NULL OR t.valid_to > ${on})`
      : sql`SELECT a.organization_id, a.id, NULL, ${emailOfDuty(on)}, ${preferenceNames}
          FROM affiliation a LEFT JOIN notification_preference c ON c.affiliation_id = a.id
          WHERE a.id = ${$(affiliation, 'int')} AND a.deactivated_at IS NULL`;
  const [row] = await run(executor, statement);
  return row ? recipientOf(read(row)) : null;
}
