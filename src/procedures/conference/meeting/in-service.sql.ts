import { sql, type Sql } from '../../../platform/database/sql.js';

/**
 * Whether the county worked with the hub before a moment: by the first record or proceeding that whoever asks may see. What lies before
 * that the hub knows nothing of.
 */
export function inServiceBefore(moment: Sql): Sql {
  return sql`(EXISTS (SELECT FROM shared_record r WHERE r.shared_at < ${moment})
    OR EXISTS (SELECT FROM proceeding p WHERE p.opened_at < ${moment}))`;
}
