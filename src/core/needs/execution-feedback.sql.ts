import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, type Executor, type Session } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { visibilityCondition } from '../visibility/index.js';

/** S3: feedback that is awaited on how decisions are executed, by the index on its due time; for whoever publishes, needs or oversees it. */
export const feedbackDeadlines: DeadlineSource = {
  prefix: 'fbk_',
  permission: 'publish',
  county: 'BY_FUNCTION',
  select: ({ viewer, now, ofOwner, due }) => sql`
  SELECT 'fbk_' || replace(f.record_id::text, '-', '') AS key, '执行情况反馈：' || r.title AS title, r.publisher_id AS responsible_id, f.due_at, 'S3' AS rule, 'rec_' || replace(f.record_id::text, '-', '') AS subject_id,
    '执行情况反馈' AS label, 'feedback' AS clock, NULL AS procedure, NULL AS number
  FROM execution_feedback f JOIN shared_record r ON r.id = f.record_id
  WHERE f.met_at IS NULL AND ${visibilityCondition(viewer.organization, 'r')}
    AND feedback_is_wanted(f.record_id, ${$(shanghaiText(now), 'timestamptz')})${ofOwner('r.publisher_id')}${due('f.due_at')}`,
  nextSteps: async ({ rule }) => [{ step: 'feedBack', label: '反馈执行情况', rule, mutation: 'recordExecutionEvent' }],
};

/** The statements by which feedback that was awaited has come; until a decision is executed, more is awaited after it. */
export function feedbackGiven(recordKey: string, isExecuted: boolean, now: Temporal.Instant): Sql[] {
  const key = $(recordKey, 'uuid');
  const at = $(shanghaiText(now), 'timestamptz');
  return [
    sql`UPDATE execution_feedback SET met_at = ${at} WHERE record_id = ${key} AND met_at IS NULL`,
    ...(isExecuted
      ? []
      : [
          sql`INSERT INTO execution_feedback (record_id, ordinal, began_at, due_at)
            SELECT ${key}, max(f.ordinal) + 1, ${at}, execution_feedback_due((${at} AT TIME ZONE 'Asia/Shanghai')::date)
            FROM execution_feedback f WHERE f.record_id = ${key} HAVING count(*) > 0`,
        ]),
  ];
}

/** A record whose feedback is due, or will be soon, and who published it. */
export interface FeedbackToTell {
  readonly recordKey: string;
  readonly publisher: number;
}

export async function feedbackToTell(
  executor: Executor,
  now: string,
  soon: string,
  most: number,
): Promise<FeedbackToTell[]> {
  const rows = await run(
    executor,
    sql`SELECT record_id, publisher_id
      FROM feedback_to_tell(${$(now, 'timestamptz')}, ${$(soon, 'timestamptz')}, ${$(most, 'int')})`,
  );
  return rows.map(([recordKey, publisher]) => ({ recordKey: String(recordKey), publisher: Number(publisher) }));
}

/** Notes that the feedback of a locked record is told of; null when it was, or has come in the meantime. */
export async function noteFeedbackTold(
  { executor }: Session,
  recordKey: string,
  now: string,
  soon: string,
): Promise<{ readonly kind: 'DUE_SOON' | 'OVERDUE'; readonly dueAt: string } | null> {
  const at = $(now, 'timestamptz');
  const [row] = await run(
    executor,
    sql`UPDATE execution_feedback
      SET overdue_told_at = CASE WHEN due_at <= ${at} THEN ${at} END, due_soon_told_at = coalesce(due_soon_told_at, ${at})
      WHERE record_id = ${$(recordKey, 'uuid')} AND met_at IS NULL AND overdue_told_at IS NULL
        AND due_at <= ${$(soon, 'timestamptz')} AND (due_at <= ${at} OR due_soon_told_at IS NULL)
      RETURNING overdue_told_at IS NULL, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`,
  );
  return row ? { kind: row[0] === 't' ? 'DUE_SOON' : 'OVERDUE', dueAt: String(row[1]) } : null;
}
