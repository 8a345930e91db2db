import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import { soughtItems, withPredecessors } from '../listed-items/index.js';
import type { RecordFilter } from './record-filter.graphql.js';

/** The predicates of what records concern: items by code, the list of a department, a township. */
export function itemConditions(filter: RecordFilter, hub: Pick<Hub, 'organizations' | 'clock'>): Sql[] {
  const { townshipCode } = filter;
  return [
    // In a function, see migration 0009: the index decides, which row-level security would not let it.
    ...soughtItems(filter, hub).map((codes) => sql`r.id IN (SELECT records_of_items(${codes}))`),
    ...(townshipCode == null ? [] : [sql`r.publisher_id = ANY (${$(withPredecessors(hub, townshipCode), 'int[]')})`]),
  ];
}
