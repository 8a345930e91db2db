import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Who handles cases and may need a department's archives. */
const mayRequest = ['TOWNSHIP', 'DEPARTMENT'];

/** A5: those who handle cases ask the departments that keep the archives; nobody asks itself. */
export function checkSides(requesterKind: string, holderKind: string, isSelf: boolean): Refusal[] {
  return [
    ...(mayRequest.includes(requesterKind) ? [] : [refusal([], 'WRONG_PARTY', '档案查阅由乡镇或县直部门申请', 'A5')]),
    ...(holderKind === 'DEPARTMENT' ? [] : [refusal('toCode', 'WRONG_PARTY', '应向保管档案的县直部门申请', 'A5')]),
    ...(isSelf ? [refusal('toCode', 'INVALID', '不能向本单位申请', 'A5')] : []),
  ];
}
