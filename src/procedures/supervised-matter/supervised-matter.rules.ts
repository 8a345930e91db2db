import { refusal, type Refusal } from '../../kernel/refusal.js';

/** U8: the right to coordinate and to supervise is a township's, over what several departments must settle in its area. */
export function checkCoordination(
  township: { readonly key: number; readonly kind: string },
  doers: readonly number[],
): Refusal[] {
  const others = new Set(doers.filter((key) => key !== township.key));
  return [
    ...(township.kind === 'TOWNSHIP' ? [] : [refusal([], 'WRONG_PARTY', '综合性事项由乡镇协调和督办', 'U8')]),
    ...(doers.length > 0 && others.size < 2
      ? [refusal('tasks', 'INVALID', '综合性事项须由两个以上部门协调解决', 'U8')]
      : []),
  ];
}

/** J8: what was urged in vain is taken in hand by whoever supervises; whoever was urged has a task. */
export function checkUrgedInVain(
  urged: { readonly inVain: boolean; readonly responsibleKey: number } | null,
  doers: readonly number[],
): Refusal[] {
  if (!urged) return [refusal('urgeId', 'NOT_FOUND', '没有此催办', 'J8')];
  return [
    ...(urged.inVain
      ? []
      : [refusal('urgeId', 'WRONG_STATE', '催办尚未到答复期限，或所催办的事项已办理，不能立项督办', 'J8')]),
    ...(doers.length > 0 && !doers.includes(urged.responsibleKey)
      ? [refusal('tasks', 'INVALID', '被催办的单位须有任务', 'J8')]
      : []),
  ];
}

interface Task {
  readonly id: string;
  readonly reportedAt: string | null;
  readonly confirmedAt: string | null;
}

/** U8: a result is confirmed once, and after it was reported. */
export function checkConfirmation(path: string, { reportedAt, confirmedAt }: Task): Refusal[] {
  if (reportedAt === null) return [refusal(path, 'WRONG_STATE', '该任务尚未报告结果', 'U8')];
  return confirmedAt === null ? [] : [refusal(path, 'WRONG_STATE', '该任务的结果已确认', 'U8')];
}

/** U8: what has been confirmed is not urged. */
export function checkUrging(path: string, tasks: readonly Task[]): Refusal[] {
  if (tasks.length === 0) return [refusal(path, 'WRONG_STATE', '没有待督办的任务', 'U8')];
  return tasks.flatMap(({ confirmedAt }, index) =>
    confirmedAt === null ? [] : [refusal([path, String(index)], 'WRONG_STATE', '该任务的结果已确认', 'U8')],
  );
}

/** U8: the matter is settled when each of its tasks is. */
export function checkSettled(path: string, tasks: readonly Task[]): Refusal[] {
  const open = tasks.filter(({ confirmedAt }) => confirmedAt === null).length;
  return open === 0 ? [] : [refusal(path, 'WRONG_STATE', `尚有${open}项任务未确认结果，不能办结`, 'U8')];
}
