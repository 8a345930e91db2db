import { $, sql, type Sql } from '../../platform/database/sql.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import { predecessorsOn } from '../organizations/index.js';

const mostCodes = 500;

/** What a list is narrowed by as to items. */
export interface ItemNarrowing {
  readonly itemCode?: string | null;
  readonly itemCodes?: readonly string[] | null;
  readonly departmentCode?: string | null;
}

/**
 * The codes that a list is narrowed by, an array of PostgreSQL a condition: one item, any of several, whatever a department lists today.
 * @throws GraphQLError BAD_USER_INPUT for too many, or for a text that PostgreSQL cannot hold
 */
export function soughtItems(
  { itemCode, itemCodes, departmentCode }: ItemNarrowing,
  hub: Pick<Hub, 'organizations' | 'clock'>,
): Sql[] {
  if (itemCodes && itemCodes.length > mostCodes) throw badInput(`filter.itemCodes：一次至多${mostCodes}个`);
  const codes = itemCodes?.map((code) => wellFormed(code, 'itemCodes'));
  const today = shanghaiDay(hub.clock.now()).toString();
  return [
    ...(itemCode == null ? [] : [sql`ARRAY[${$(wellFormed(itemCode, 'itemCode'), 'text')}]`]),
    ...(codes ? [sql`${$(codes, 'text[]')}`] : []),
    ...(departmentCode == null ? [] : [listOf(withPredecessors(hub, departmentCode), today)]),
  ];
}

/** The codes that departments list on a day. */
function listOf(departments: readonly number[], day: string): Sql {
  return sql`ARRAY(SELECT i.code FROM enforcement_item i WHERE i.department_id = ANY (${$(departments, 'int[]')})
    AND EXISTS (SELECT FROM enforcement_item_version v WHERE v.item_id = i.id
      AND v.valid_from <= ${$(day, 'date')} AND (v.valid_to IS NULL OR v.valid_to > ${$(day, 'date')})))`;
}

/** The keys of an organization and of those whom it succeeds; none where nobody has the code. */
export function withPredecessors(
  { organizations, clock }: Pick<Hub, 'organizations' | 'clock'>,
  code: string,
): number[] {
  const organization = organizations.byCode(code);
  if (!organization) return [];
  const today = shanghaiDay(clock.now()).toString();
  return [organization, ...predecessorsOn(organizations, organization, today)].map(({ key }) => key);
}
