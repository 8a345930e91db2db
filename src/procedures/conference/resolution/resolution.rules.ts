import { refusal, type Refusal } from '../../../kernel/refusal.js';

/** Where a meeting stands once it has taken place and is not over. */
const adopting = ['HELD', 'MINUTES_DRAFTED', 'MINUTES_SIGNED', 'ISSUED'];

/** J18: only a meeting that took place resolves something, until it is closed. */
export function checkAdopting(path: string, meeting: { readonly state: string }): Refusal[] {
  return adopting.includes(meeting.state)
    ? []
    : [refusal(path, 'WRONG_STATE', '会议召开后、办结前方可登记其决议事项', 'J18')];
}

/** Who carries out a resolution, the one in charge first, and which of them have. */
interface Carrying {
  readonly responsibleIds: readonly number[];
  readonly completedIds: readonly number[];
}

export const hasCompleted = ({ completedIds }: Carrying, unit: number): boolean => completedIds.includes(unit);

/** Whether a unit is the only one that has yet to carry out its part. */
export function isLastToComplete({ responsibleIds, completedIds }: Carrying, unit: number): boolean {
  const pending = responsibleIds.filter((each) => !completedIds.includes(each));
  return pending.length === 1 && pending[0] === unit;
}

/** J18: each unit completes once. */
export function checkCompletion(path: string, standing: Carrying, unit: number): Refusal[] {
  return hasCompleted(standing, unit) ? [refusal(path, 'WRONG_STATE', '本单位已办理完毕', 'J18')] : [];
}

/** J19: whether a report of the end is one of the whole: it is done, the unit in charge says so, or nobody else is left. */
export function endsWhole(standing: Carrying & { readonly state: string }, unit: number): boolean {
  const { state, responsibleIds } = standing;
  return state === 'DONE' || responsibleIds[0] === unit || isLastToComplete(standing, unit);
}

/** J18: a change of a resolution changes something. */
export function checkChange(dueOn: string | null, codes: readonly string[] | null): Refusal[] {
  if (codes?.length === 0) return [refusal('responsibleCodes', 'REQUIRED', '须有责任单位', 'J18')];
  return dueOn === null && codes === null ? [refusal('dueOn', 'REQUIRED', '须填写新的办理期限或责任单位', 'J18')] : [];
}

/** A resolution is to be carried out after today, or today. */
export function checkDue(path: string, dueOn: string, today: string): Refusal[] {
  return dueOn < today ? [refusal(path, 'INVALID', '办理期限不能早于今日', 'J18')] : [];
}

/** J19: it is reported at a later meeting, before that is over. */
export function checkReporting(
  path: string,
  meeting: { readonly meetsAt: string; readonly closedAt: string | null },
  adoptedAt: string,
): Refusal[] {
  if (meeting.closedAt !== null) return [refusal(path, 'WRONG_STATE', '该会议已办结或取消', 'J19')];
  return Date.parse(meeting.meetsAt) <= Date.parse(adoptedAt)
    ? [refusal(path, 'INVALID', '须在形成决议之后的会议上通报', 'J19')]
    : [];
}
