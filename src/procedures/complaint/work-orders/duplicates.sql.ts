import { visibilityCondition } from '../../../core/visibility/index.js';
import type { Viewer } from '../../../core/identity/index.js';
import { identified, runAs, type Session } from '../../../platform/database/index.js';
import { textArray } from '../../../platform/database/row.js';
import { $, literal, sql, type Sql } from '../../../platform/database/sql.js';

/** Why two complaints may be the same one. */
export const likenesses = {
  SAME_EXTERNAL_NUMBER: 'SAME_EXTERNAL_NUMBER',
  SAME_COMPLAINANT: 'SAME_COMPLAINANT',
  SAME_PARTY: 'SAME_PARTY',
  SAME_PLACE_AND_ITEM: 'SAME_PLACE_AND_ITEM',
} as const;
export type Likeness = keyof typeof likenesses;

/** A complaint that may be the same one, and why. */
export interface FoundDuplicate {
  readonly key: string;
  readonly likenesses: readonly Likeness[];
}

/** Of each complaint, and of each likeness. */
export const mostDuplicates = 20;
const most = literal(mostDuplicates);

const others = sql`complaint o JOIN proceeding p ON p.id = o.proceeding_id`;

/**
 * For complaints those that may be the same one, received last first: only such as the session's organization may see. Row policies let the
 * same complainant be found only where that organization handles both.
 */
export async function readDuplicates(
  session: Session,
  keys: readonly string[],
  { days, organization }: { readonly days: number; readonly organization: Viewer['organization'] },
): Promise<Map<string, readonly FoundDuplicate[]>> {
  const seen = visibilityCondition(organization, 'p');
  const near = sql`o.received_at BETWEEN c.received_at - ${$(days, 'int')} * interval '1 day'
    AND c.received_at + ${$(days, 'int')} * interval '1 day'`;
  const like = (likeness: Likeness, from: Sql, condition: Sql): Sql => sql`(SELECT o.proceeding_id, o.received_at,
      ${literal(likeness)} AS likeness FROM ${from} WHERE ${condition} AND o.proceeding_id <> c.proceeding_id
      AND o.merged_into_id IS DISTINCT FROM c.proceeding_id AND c.merged_into_id IS DISTINCT FROM o.proceeding_id AND ${seen}
    ORDER BY o.received_at DESC LIMIT ${most})`;
  const sameComplainant = (column: 'contact' | 'citizen_number'): Sql => {
    const lookup = column === 'contact' ? sql`contact_lookup` : sql`citizen_number_lookup`;
    return like(
      'SAME_COMPLAINANT',
      sql`complainant mine JOIN complainant theirs ON theirs.${lookup} = mine.${lookup}
        JOIN ${others} ON o.proceeding_id = theirs.proceeding_id`,
      sql`mine.proceeding_id = c.proceeding_id AND ${near}`,
    );
  };
  const rows = await runAs(
    session,
    sql`SELECT c.proceeding_id, found.proceeding_id, found.likenesses
      FROM complaint c CROSS JOIN LATERAL (
        SELECT f.proceeding_id, f.received_at, array_agg(DISTINCT f.likeness) AS likenesses FROM (
          ${like('SAME_EXTERNAL_NUMBER', others, sql`o.external_number = c.external_number AND o.external_system <> c.external_system`)}
          UNION ALL ${sameComplainant('contact')}
          UNION ALL ${sameComplainant('citizen_number')}
          UNION ALL ${like('SAME_PARTY', others, sql`o.party_name = c.party_name AND ${near}`)}
          UNION ALL ${like('SAME_PLACE_AND_ITEM', others, sql`o.place_id = c.place_id AND o.item_code = c.item_code AND ${near}`)}
        ) f GROUP BY f.proceeding_id, f.received_at ORDER BY f.received_at DESC, f.proceeding_id LIMIT ${most}
      ) found
      WHERE c.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${identified}
      ORDER BY c.proceeding_id, found.received_at DESC, found.proceeding_id`,
  );
  const found = new Map<string, FoundDuplicate[]>();
  for (const [key, other, why] of rows) {
    const duplicates = found.get(String(key)) ?? [];
    duplicates.push({ key: String(other), likenesses: textArray(why ?? '{}') as Likeness[] });
    found.set(String(key), duplicates);
  }
  return found;
}
