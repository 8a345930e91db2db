import { sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { categoryOf } from './record-category.js';
import { recordLoader } from './record-loaders.js';
import { recordIds } from './record.js';

/** Registered records that are not yet shared (S10; S11 once extended), by the indexes on their due time and on whose they are. */
export const awaitedRecords: DeadlineSource = {
  prefix: recordIds.prefix,
  permission: 'publish',
  county: 'BY_FUNCTION',
  select: ({ viewer, ofOwner, due }) => sql`
    SELECT 'rec_' || replace(r.id::text, '-', '') AS key, r.title, r.publisher_id AS responsible_id, r.due_at,
      CASE WHEN r.due_at > (r.formed_on + 1)::timestamptz THEN 'S11' ELSE 'S10' END AS rule,
      'rec_' || replace(r.id::text, '-', '') AS subject_id, '共享' AS label, 'sharing' AS clock, NULL AS procedure,
      NULL AS number
    FROM shared_record r
    WHERE r.status = 'PENDING' AND ${visibilityCondition(viewer.organization, 'r')}${ofOwner('r.publisher_id')}
      ${due('r.due_at')}`,
  /** It is published in its category, by `sharing.pendingRecordId`. */
  async nextSteps({ subjectId, rule }, { hub, loaders }) {
    const record = await loaders.own(recordLoader).load(recordIds.keyOf(subjectId) ?? '');
    if (!record) return [];
    const { typeName } = categoryOf(hub.categories, record.category);
    return [{ step: 'publish', label: '共享', rule, mutation: `publish${typeName}` }];
  },
};
