import { refusal, type Refusal } from '../../../kernel/refusal.js';

/** Where a meeting stands once it has taken place and is not over. */
const adopting = ['HELD', 'MINUTES_DRAFTED', 'MINUTES_SIGNED', 'ISSUED'];

/** J18: only a meeting that took place resolves something, until it is closed. */
export function checkAdopting(path: string, meeting: { readonly state: string }): Refusal[] {
  return adopting.includes(meeting.state)
    ? []
    : [refusal(path, 'WRONG_STATE', '会议召开后、办结前方可登记其决议事项', 'J18')];
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
