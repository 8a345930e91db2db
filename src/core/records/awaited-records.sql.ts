import { sql } from '../../platform/database/sql.js';
import { visibilityCondition } from '../visibility/index.js';
import type { DeadlineSource } from '../deadlines/index.js';

/** Registered records that are not yet shared (S10; S11 once extended), by the index on their due time. */
export const awaitedRecords: DeadlineSource = (viewer) => sql`
  SELECT 'rec_' || replace(r.id::text, '-', '') AS key, r.title, r.publisher_id AS responsible_id, r.due_at,
    CASE WHEN r.due_at > (r.formed_on + 1)::timestamptz THEN 'S11' ELSE 'S10' END AS rule,
    'rec_' || replace(r.id::text, '-', '') AS subject_id
  FROM shared_record r WHERE r.status = 'PENDING' AND ${visibilityCondition(viewer.organization, 'r')}`;
