import { literal, sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { heirOf, globalIdOf, type Procedure } from '../proceedings/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { taskIds } from './task-ids.js';

/** Tasks of which nothing was reported, of open proceedings that the viewer sees, by the index on their due time. */
export function taskDeadlines(procedures: readonly Procedure[]): DeadlineSource {
  return (viewer) => sql`
    SELECT ${literal(taskIds.prefix)} || replace(t.id::text, '-', '') AS key, left(t.description, 200) AS title,
      ${heirOf('t.organization_id')} AS responsible_id, t.due_at, t.rule, ${globalIdOf(procedures)} AS subject_id
    FROM proceeding_task t JOIN proceeding p ON p.id = t.proceeding_id
    WHERE t.reported_at IS NULL AND t.cancelled_at IS NULL AND p.closed_at IS NULL AND ${visibilityCondition(viewer.organization, 'p')}`;
}
