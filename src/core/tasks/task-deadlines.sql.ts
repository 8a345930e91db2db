import { literal, sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { globalIdOf, heirOf, stepsAbout, type Procedure } from '../proceedings/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { taskIds } from './task-ids.js';

/** The step by which procedures with tasks have their results told. */
const reporting = 'report';

/** Tasks of which nothing was reported, of open proceedings that the viewer sees, by the indexes on their due time and on whose they are. */
export function taskDeadlines(procedures: readonly Procedure[]): DeadlineSource {
  return {
    prefix: taskIds.prefix,
    permission: 'handleCases',
    county: 'BY_FUNCTION',
    select: ({ viewer, ofOwner, due }) => sql`
      SELECT ${literal(taskIds.prefix)} || replace(t.id::text, '-', '') AS key, left(t.description, 200) AS title,
        ${heirOf('t.organization_id')} AS responsible_id, t.due_at, t.rule,
        ${globalIdOf(procedures)} AS subject_id, '任务' AS label, 'task' AS clock, p.procedure, p.number
      FROM proceeding_task t JOIN proceeding p ON p.id = t.proceeding_id
      WHERE t.reported_at IS NULL AND t.cancelled_at IS NULL AND p.closed_at IS NULL
        AND ${visibilityCondition(viewer.organization, 'p')}
        ${ofOwner('t.organization_id')}${due('t.due_at')}`,
    async nextSteps(deadline, scope) {
      return (await stepsAbout(deadline, scope)).filter(({ step }) => step === reporting);
    },
    availableSteps: stepsAbout,
  };
}
