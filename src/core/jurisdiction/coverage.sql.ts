import type { Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { delegationCondition, readListings, versionCondition } from './listing.sql.js';
import type { Listing } from './listing.js';

/**
 * Every list of the items with which something may be wrong on a day: several departments list one, or a department that is gone;
 * or one was handed over that nobody lists any more, or to a township that is gone. `gone` are the keys of organizations for which
 * nobody acts on the day.
 */
export function doubtfulListings(executor: Executor, day: string, gone: readonly number[]): Promise<Listing[]> {
  const on = $(day, 'date');
  const without = $(gone, 'int[]');
  return readListings(
    executor,
    sql`WHERE i.code IN (
        SELECT l.code FROM enforcement_item l JOIN enforcement_item_version v ON v.item_id = l.id
        WHERE ${versionCondition(on)}
        GROUP BY l.code HAVING count(*) > 1 OR bool_or(l.department_id = ANY (${without}))
        UNION ALL
        SELECT l.code FROM delegation g JOIN enforcement_item l ON l.id = g.item_id
        WHERE ${delegationCondition(on)} AND (g.township_id = ANY (${without}) OR NOT EXISTS (
          SELECT FROM enforcement_item_version v WHERE v.item_id = l.id AND ${versionCondition(on)})))
      ORDER BY i.code, i.department_id`,
  );
}
