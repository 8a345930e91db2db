import { refusal, type Refusal } from '../../kernel/refusal.js';

/** U4: whoever found the lead enforces jointly with others: a township or a department, and not alone. */
export function checkJoint(leadKind: string, lead: number, doers: readonly number[]): Refusal[] {
  return [
    ...(leadKind === 'TOWNSHIP' || leadKind === 'DEPARTMENT'
      ? []
      : [refusal([], 'WRONG_PARTY', '联合执法由乡镇或职能部门牵头', 'U4')]),
    ...(doers.length > 0 && doers.every((each) => each === lead)
      ? [refusal('tasks', 'INVALID', '联合执法须有其他单位承担任务', 'U4')]
      : []),
  ];
}
