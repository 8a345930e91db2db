import { shanghaiDay } from '../../kernel/calendar.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import type { Hub } from '../hub.js';
import { predecessorsOn } from '../organizations/index.js';
import type { RecordFilter } from './record-filter.graphql.js';

const mostCodes = 500;

/** The predicates of what records concern: items by code, the list of a department, a township. */
export function itemConditions(
  { itemCode, itemCodes, departmentCode, townshipCode }: RecordFilter,
  hub: Pick<Hub, 'organizations' | 'clock'>,
): Sql[] {
  if (itemCodes && itemCodes.length > mostCodes) throw badInput(`filter.itemCodes：一次至多${mostCodes}个`);
  const codes = itemCodes?.map((code) => wellFormed(code, 'itemCodes'));
  const today = shanghaiDay(hub.clock.now()).toString();
  return [
    ...(itemCode == null ? [] : [concerns(sql`ARRAY[${$(wellFormed(itemCode, 'itemCode'), 'text')}]`)]),
    ...(codes ? [concerns(sql`${$(codes, 'text[]')}`)] : []),
    ...(departmentCode == null ? [] : [concerns(listOf(keysOf(hub, departmentCode, today), today))]),
    ...(townshipCode == null ? [] : [sql`r.publisher_id = ANY (${$(keysOf(hub, townshipCode, today), 'int[]')})`]),
  ];
}

/** In a function, see migration 0009: the index decides, which row-level security would not let it. */
function concerns(codes: Sql): Sql {
  return sql`r.id IN (SELECT records_of_items(${codes}))`;
}

/** The codes that departments list on a day. */
function listOf(departments: readonly number[], day: string): Sql {
  return sql`ARRAY(SELECT i.code FROM enforcement_item i WHERE i.department_id = ANY (${$(departments, 'int[]')})
    AND EXISTS (SELECT FROM enforcement_item_version v WHERE v.item_id = i.id
      AND v.valid_from <= ${$(day, 'date')} AND (v.valid_to IS NULL OR v.valid_to > ${$(day, 'date')})))`;
}

/** An organization and those whom it succeeds; none where nobody has the code. */
function keysOf({ organizations }: Pick<Hub, 'organizations'>, code: string, day: string): number[] {
  const organization = organizations.byCode(code);
  if (!organization) return [];
  return [organization, ...predecessorsOn(organizations, organization, day)].map(({ key }) => key);
}
