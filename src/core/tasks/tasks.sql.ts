import { v7 as uuidv7 } from 'uuid';
import { identified, run, runAs, type Session } from '../../platform/database/index.js';
import { $, join, raw, sql, type Parameter } from '../../platform/database/sql.js';
import { columnsOf, rowReader, type Column } from '../../platform/database/row.js';
import { heirOf } from '../proceedings/index.js';
import { ProceedingTaskEntity } from './task.entity.js';
import type { ChangedTask } from './change-tasks.js';
import type { NewTask, Task } from './task.js';

const own: readonly Column[] = [
  ...columnsOf(ProceedingTaskEntity),
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'proceedingId', column: 'proceeding_id', type: 'uuid' },
];
const read = rowReader<Task & { readonly proceedingId: string }>([
  ...own,
  { property: 'closedAt', column: 'closed_at', type: 'timestamptz' },
]);
const columns = own.map(({ column }) =>
  column === 'organization_id' ? heirOf('t.organization_id') : raw(`t.${column}`),
);
const select = join([...columns, raw('p.closed_at')]);

/** The tasks of proceedings, as they were set, by proceeding. */
export async function readTasks(keys: readonly string[], session: Session): Promise<Map<string, Task[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM proceeding_task t JOIN proceeding p ON p.id = t.proceeding_id
      WHERE t.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY t.proceeding_id, t.id`,
  );
  return Map.groupBy(rows.map(read), ({ proceedingId }) => proceedingId);
}

/** Sets tasks in the transaction of the step that sets them; keys grow in the order given. */
export async function addTasks({ executor }: Session, proceedingKey: string, tasks: readonly NewTask[]): Promise<void> {
  const column = (of: (task: NewTask) => unknown, type: string): Parameter => $(tasks.map(of), type);
  await run(
    executor,
    sql`INSERT INTO proceeding_task (id, proceeding_id, organization_id, rule, description, due_at, urgings)
      SELECT n.id, ${$(proceedingKey, 'uuid')}, n.organization_id, n.rule, n.description, n.due_at, 0
      FROM unnest(${column(() => uuidv7(), 'uuid[]')}, ${column(({ organizationId }) => organizationId, 'int[]')},
        ${column(({ rule }) => rule, 'text[]')}, ${column(({ description }) => description, 'text[]')},
        ${column(({ dueAt }) => dueAt, 'timestamptz[]')}) AS n (id, organization_id, rule, description, due_at)`,
  );
}

/** What came of a task; a later report replaces an earlier one, and whether it was in time is told by the first. */
export async function reportTask({ executor }: Session, key: string, result: string, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_task SET result = ${$(result, 'text')},
        reported_at = coalesce(reported_at, ${$(at, 'timestamptz')})
      WHERE id = ${$(key, 'uuid')}`,
  );
}

/** U8: whoever set the task is content with what came of it. */
export async function confirmTask({ executor }: Session, key: string, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_task SET confirmed_at = ${$(at, 'timestamptz')} WHERE id = ${$(key, 'uuid')}`,
  );
}

/** U8: urges tasks. */
export async function urgeTasks({ executor }: Session, keys: readonly string[], at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_task SET urged_at = ${$(at, 'timestamptz')}, urgings = urgings + 1
      WHERE id = ANY (${$(keys, 'uuid[]')})`,
  );
}

/** U4: tasks are otherwise from now on, or cancelled; their due times may lie elsewhere. */
export async function changeTasks(
  { executor }: Session,
  changed: readonly ChangedTask[],
  cancelled: readonly string[],
  at: string,
): Promise<void> {
  const column = (of: (task: ChangedTask) => unknown, type: string): Parameter => $(changed.map(of), type);
  await run(
    executor,
    sql`UPDATE proceeding_task t SET organization_id = coalesce(c.organization_id, t.organization_id),
        description = c.description, due_at = c.due_at
      FROM unnest(${column(({ id }) => id, 'uuid[]')}, ${column(({ organizationId }) => organizationId, 'int[]')},
        ${column(({ description }) => description, 'text[]')},
        ${column(({ dueAt }) => dueAt, 'timestamptz[]')}) AS c (id, organization_id, description, due_at)
      WHERE t.id = c.id`,
  );
  await run(
    executor,
    sql`UPDATE proceeding_task SET cancelled_at = ${$(at, 'timestamptz')}
      WHERE id = ANY (${$(cancelled, 'uuid[]')}) AND cancelled_at IS NULL`,
  );
}
