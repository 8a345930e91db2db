import { refusal, type Refusal } from '../../kernel/refusal.js';
import { checkItemCodes, checkNotAfter } from '../../kernel/field-check.js';
import type { TrainingKind } from './training.js';

/** How many of a township took part, and passed. */
export interface Attendance {
  readonly townshipCode: string;
  readonly participants: number;
  readonly passed?: number | null;
}

export interface TrainingFields {
  readonly kind: TrainingKind;
  readonly itemCodes?: readonly string[] | null;
  readonly heldOn: string;
  readonly endedOn?: string | null;
  readonly hours: number;
  readonly attendance: readonly Attendance[];
}

/** Departments train the townships (A6). */
export function checkOrganizer(kind: string): Refusal[] {
  return kind === 'DEPARTMENT' ? [] : [refusal([], 'WRONG_PARTY', '业务培训由县直部门组织并记录', 'A6')];
}

/** A year of eight hours a day: more is a slip of the pen. */
const mostHours = 2_000;

/** A6: what is recorded has happened, and its figures are possible. Days are `YYYY-MM-DD`. */
export function checkTraining(fields: TrainingFields, recordedOn: string): Refusal[] {
  const { kind, itemCodes, heldOn, endedOn, hours, attendance } = fields;
  return [
    ...checkItemCodes('itemCodes', itemCodes),
    ...checkNotAfter('heldOn', heldOn, recordedOn, '培训日期不能晚于记录之日', 'A6'),
    ...checkNotAfter('endedOn', endedOn, recordedOn, '结束日期不能晚于记录之日', 'A6'),
    ...checkNotAfter('heldOn', heldOn, endedOn ?? heldOn, '开始日期不能晚于结束日期', 'A6'),
    ...(hours < 1 || hours > mostHours ? [refusal('hours', 'INVALID', `学时须为1至${mostHours}`, 'A6')] : []),
    ...attendance.flatMap((each, index) => checkAttendance(kind, each, `attendance.${index}`)),
    ...attendance.flatMap(({ townshipCode }, index) =>
      attendance.findIndex((each) => each.townshipCode === townshipCode) < index
        ? [refusal(`attendance.${index}.townshipCode`, 'INVALID', '同一乡镇只填写一次', 'A6')]
        : [],
    ),
  ];
}

const mostParticipants = 10_000;

function checkAttendance(kind: TrainingKind, { participants, passed }: Attendance, path: string): Refusal[] {
  return [
    ...(participants < 1 || participants > mostParticipants
      ? [refusal(`${path}.participants`, 'INVALID', `参训人数须为1至${mostParticipants}`, 'A6')]
      : []),
    ...(kind === 'EXAMINATION' && passed == null
      ? [refusal(`${path}.passed`, 'REQUIRED', '考试考核须填写合格人数', 'A6')]
      : []),
    ...(kind !== 'EXAMINATION' && passed != null
      ? [refusal(`${path}.passed`, 'INVALID', '仅考试考核填写合格人数', 'A6')]
      : []),
    ...(passed != null && (passed < 0 || passed > participants)
      ? [refusal(`${path}.passed`, 'INVALID', '合格人数须不小于零、不大于参训人数', 'A6')]
      : []),
  ];
}

/** A6: whether people were examined is told by who passed, which is recorded once. */
export function checkCorrected({
  kind,
  itemCodes,
  passed,
}: Pick<TrainingFields, 'kind' | 'itemCodes'> & { readonly passed: readonly number[] | null }): Refusal[] {
  return [
    ...checkItemCodes('itemCodes', itemCodes),
    ...((kind === 'EXAMINATION') === (passed !== null)
      ? []
      : [refusal('kind', 'INVALID', '是否考试考核以记录的合格人数为准，须另行记录', 'A6')]),
  ];
}
