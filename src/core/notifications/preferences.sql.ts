import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { choiceOf, choiceText } from './choice.js';
import type { Preference } from './preference.js';

/** The columns of a preference; all null where nobody has chosen. */
export interface PreferenceRow {
  readonly chosen: readonly string[] | null;
  readonly email: string | null;
  readonly wecom: string | null;
  readonly dingtalk: string | null;
  readonly dingtalkSecret: string | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly digest: boolean | null;
}

export const preferenceColumns: readonly Column[] = [
  { property: 'chosen', column: 'chosen', type: 'text[]' },
  { property: 'email', column: 'email', type: 'text' },
  { property: 'wecom', column: 'wecom_sealed', type: 'text' },
  { property: 'dingtalk', column: 'dingtalk_sealed', type: 'text' },
  { property: 'dingtalkSecret', column: 'dingtalk_secret_sealed', type: 'text' },
  { property: 'quietFrom', column: 'quiet_from', type: 'int' },
  { property: 'quietTo', column: 'quiet_to', type: 'int' },
  { property: 'digest', column: 'digest', type: 'boolean' },
];

/** In the order of the columns, of a preference `c`. */
export const preferenceNames = sql`c.chosen, c.email, encode(c.wecom_sealed, 'hex'), encode(c.dingtalk_sealed, 'hex'),
  encode(c.dingtalk_secret_sealed, 'hex'), c.quiet_from, c.quiet_to, c.digest`;

export function preferenceOf(row: PreferenceRow): Preference {
  const { chosen, email, quietFrom, quietTo } = row;
  return {
    // A kind or channel that this version does not know was chosen in another.
    choices: (chosen ?? []).flatMap((text) => choiceOf(text) ?? []),
    email,
    wecom: bytesOf(row.wecom),
    dingtalk: bytesOf(row.dingtalk),
    dingtalkSecret: bytesOf(row.dingtalkSecret),
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    digest: row.digest ?? false,
  };
}

const bytesOf = (hex: string | null): Buffer | null => (hex === null ? null : Buffer.from(hex, 'hex'));

const read = rowReader<PreferenceRow>(preferenceColumns);

/** What somebody has chosen; null before they have. */
export async function readPreference(executor: Executor, affiliation: number): Promise<Preference | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${preferenceNames} FROM notification_preference c WHERE c.affiliation_id = ${$(affiliation, 'int')}`,
  );
  return row ? preferenceOf(read(row)) : null;
}

export async function writePreference(
  executor: Executor,
  affiliation: number,
  { choices, email, wecom, dingtalk, dingtalkSecret, quiet, digest }: Preference,
  at: string,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO notification_preference (affiliation_id, chosen, email, wecom_sealed, dingtalk_sealed, dingtalk_secret_sealed,
        quiet_from, quiet_to, digest, changed_at)
      VALUES (${$(affiliation, 'int')}, ${$(choices.map(choiceText), 'text[]')}, ${$(email, 'text')}, ${$(wecom, 'bytea')},
        ${$(dingtalk, 'bytea')}, ${$(dingtalkSecret, 'bytea')}, ${$(quiet?.from, 'int2')}, ${$(quiet?.to, 'int2')},
        ${$(digest, 'boolean')}, ${$(at, 'timestamptz')})
      ON CONFLICT (affiliation_id) DO UPDATE SET chosen = excluded.chosen, email = excluded.email,
        wecom_sealed = excluded.wecom_sealed, dingtalk_sealed = excluded.dingtalk_sealed,
        dingtalk_secret_sealed = excluded.dingtalk_secret_sealed, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, digest = excluded.digest, changed_at = excluded.changed_at`,
  );
}

/** As whom somebody signs in for an organization. */
export async function affiliationOf(executor: Executor, person: number, organization: number): Promise<number> {
  const [row] = await run(
    executor,
    sql`SELECT id FROM affiliation
      WHERE person_id = ${$(person, 'int')} AND organization_id = ${$(organization, 'int')}`,
  );
  if (!row) throw new Error('nobody acts for an organization without having come for it');
  return Number(row[0]);
}
