import { refusal, type Refusal } from '../../kernel/refusal.js';

/** U4: whoever found the lead enforces jointly with others: a township or a department. */
export function checkLead(kind: string): Refusal[] {
  return kind === 'TOWNSHIP' || kind === 'DEPARTMENT'
    ? []
    : [refusal([], 'WRONG_PARTY', '联合执法由乡镇或职能部门牵头', 'U4')];
}

/** U4: nobody enforces jointly alone; keys of the lead and of all that have a task. */
export function checkDoers(path: string, lead: number, doers: readonly number[]): Refusal[] {
  return doers.every((each) => each === lead) ? [refusal(path, 'INVALID', '联合执法须有其他单位承担任务', 'U4')] : [];
}
