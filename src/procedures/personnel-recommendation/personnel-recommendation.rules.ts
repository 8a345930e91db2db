import { refusal, type Refusal } from '../../kernel/refusal.js';

/** U9: the right to recommend is a township's, on heads of bodies that a department has dispatched. */
export function checkRecommender(townshipKind: string, departmentPath: string, departmentKind: string): Refusal[] {
  return [
    ...(townshipKind === 'TOWNSHIP' ? [] : [refusal([], 'WRONG_PARTY', '人事建议由乡镇提出', 'U9')]),
    ...(departmentKind === 'DEPARTMENT'
      ? []
      : [refusal(departmentPath, 'INVALID', '派出机构须属于县直职能部门', 'U9')]),
  ];
}

/** U9: notes of steps are read by auditors too; what is said of an official is for the parties and the county government. */
export function checkNote(note: string | null | undefined): Refusal[] {
  return (note ?? '').trim() === ''
    ? []
    : [refusal('note', 'INVALID', '人事建议的内容不得写入说明，请写入相应栏目', 'U9')];
}
