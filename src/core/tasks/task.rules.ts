import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What a request tells of a task. */
export interface GivenTask {
  readonly description: string;
  /** `YYYY-MM-DD`, the last day on which it is in time. */
  readonly dueOn: string;
}

const mostTasks = 50;

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
