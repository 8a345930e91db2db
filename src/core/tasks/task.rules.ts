import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What a request tells of a task. */
export interface GivenTask {
  readonly description: string;
  /** `YYYY-MM-DD`, the last day on which it is in time. */
  readonly dueOn: string;
}

export const mostTasks = 50;

/** A task says what is to be done, by a day that is not over yet. */
export function checkTasks(path: string, tasks: readonly GivenTask[], today: string, rule: string): Refusal[] {
  if (tasks.length > mostTasks) return [refusal(path, 'INVALID', `一次至多${mostTasks}项任务`, rule)];
  return tasks.flatMap(({ description, dueOn }, index) => {
    const at = (field: string): string[] => [path, String(index), field];
    return [
      ...(description.trim() === '' ? [refusal(at('description'), 'REQUIRED', '须写明任务内容', rule)] : []),
      ...(dueOn < today ? [refusal(at('dueOn'), 'INVALID', '完成期限不能早于今日', rule)] : []),
    ];
  });
}

/** What a request asks to change of a task. */
export interface GivenChange {
  readonly taskId: string;
  readonly organizationCode?: string | null;
  readonly description?: string | null;
  /** `YYYY-MM-DD` */
  readonly dueOn?: string | null;
}

/** A change says something new, by a day that is not over yet; a task is changed or cancelled once. */
export function checkChanges(
  paths: { readonly changed: string; readonly cancelled: string },
  changes: readonly GivenChange[],
  cancelledIds: readonly string[],
  today: string,
  rule: string,
): Refusal[] {
  const ids = [...changes.map(({ taskId }) => taskId), ...cancelledIds];
  return [
    ...changes.flatMap(({ organizationCode, description, dueOn }, index) => {
      const at = (field: string): string[] => [paths.changed, String(index), field];
      return [
        ...([organizationCode, description, dueOn].every((each) => each == null)
          ? [refusal(at('taskId'), 'REQUIRED', '须写明任务的调整', rule)]
          : []),
        ...(description?.trim() === '' ? [refusal(at('description'), 'REQUIRED', '须写明任务内容', rule)] : []),
        ...(dueOn != null && dueOn < today ? [refusal(at('dueOn'), 'INVALID', '完成期限不能早于今日', rule)] : []),
      ];
    }),
    ...(new Set(ids).size < ids.length
      ? [refusal(paths.cancelled, 'INVALID', '一项任务只能调整或撤销一次', rule)]
      : []),
  ];
}

/** What was reported stays as it was, and what was cancelled is over. */
export function checkChangeable(
  path: readonly string[],
  { reportedAt, cancelledAt }: { readonly reportedAt: string | null; readonly cancelledAt: string | null },
  rule: string,
): Refusal[] {
  if (cancelledAt !== null) return [refusal(path, 'WRONG_STATE', '该任务已撤销', rule)];
  return reportedAt === null ? [] : [refusal(path, 'WRONG_STATE', '已报告结果的任务不再调整', rule)];
}
