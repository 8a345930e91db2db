import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { isWellFormed } from '../../../kernel/text.js';
import { leaving, overlap, type Period, type Timeline } from '../../../kernel/timeline.js';

const longestBasis = 500;
const longestName = 100;

/** J3: members change by a decision, which is cited. */
export function checkDecision(path: string, decision: string): Refusal[] {
  if (decision.trim() === '') return [refusal(path, 'REQUIRED', '须引用作出调整的决定', 'J3')];
  return checkShort(path, decision, longestBasis);
}

/** What is written of an office: the title, perhaps a name, and what it rests on. */
export function checkTermTexts({
  title,
  personName,
  basis,
}: {
  readonly title: string;
  readonly personName: string | null;
  readonly basis: string;
}): Refusal[] {
  return [
    ...checkGiven('title', title, '职务'),
    ...checkGiven('basis', basis, '依据'),
    ...(personName === null ? [] : checkGiven('personName', personName, '姓名')),
    ...checkShort('title', title, longestName),
    ...checkShort('personName', personName ?? '', longestName),
    ...checkShort('basis', basis, longestBasis),
  ];
}

function checkGiven(path: string, text: string, what: string): Refusal[] {
  return text.trim() === '' ? [refusal(path, 'REQUIRED', `须填写${what}`)] : [];
}

function checkShort(path: string, text: string, longest: number): Refusal[] {
  return text.length > longest || !isWellFormed(text)
    ? [refusal(path, 'INVALID', `文本不得超过${longest}字，不得含非法字符`)]
    : [];
}

/** J21: nothing of the conference is older than the regulation. */
export function checkSince(path: string, day: string, inForceFrom: string): Refusal[] {
  return day < inForceFrom ? [refusal(path, 'INVALID', `不得早于制度施行之日${inForceFrom}`, 'J21')] : [];
}

/** J3: an organization is a member or is not; it comes back only after it has left. */
export function checkNewMember(standing: Timeline<Period>, validFrom: string): Refusal[] {
  const last = standing.at(-1);
  if (!last) return [];
  if (last.validTo === null) {
    const message = `已登记自${last.validFrom}起为成员单位，不能再自${validFrom}起加入；登记有误的请更正或取消`;
    return [refusal('organizationCode', 'ALREADY_EXISTS', message, 'J3')];
  }
  return last.validTo > validFrom
    ? [refusal('validFrom', 'INVALID', `该单位至${last.validTo}前仍是成员单位`, 'J3')]
    : [];
}

/** J3: only who is a member leaves, and not after it has come back. */
export function checkLeaving(standing: Timeline<Period>, validTo: string, today: string): Refusal[] {
  const left = leaving(standing, today);
  if (!left) return [refusal('organizationCode', 'NOT_FOUND', '该单位现在不是成员单位', 'J3')];
  if (validTo <= left.validFrom) {
    const message = `须晚于其成为成员单位之日${left.validFrom}；不应加入的请取消`;
    return [refusal('validTo', 'INVALID', message, 'J3')];
  }
  const next = standing.find((one) => one !== left && overlap(one, { ...left, validTo }));
  return next
    ? [refusal('validTo', 'INVALID', `该单位自${next.validFrom}起又是成员单位，退出日${validTo}不得晚于该日`, 'J3')]
    : [];
}

/** What a correction says of the end of a period: a day, that there is none, and what it rests on. */
export interface CorrectedEnd {
  readonly validTo: string | null;
  readonly withoutEnd: boolean;
  readonly endDecision: string | null;
}

/** J3: a membership has an end with its decision, or neither. */
export function checkCorrectedEnd({ validTo, withoutEnd, endDecision }: CorrectedEnd): Refusal[] {
  if (!withoutEnd) return [];
  return [
    ...(validTo === null ? [] : [refusal('validTo', 'INVALID', '尚未退出的没有退出日', 'J3')]),
    ...(endDecision === null ? [] : [refusal('endDecision', 'INVALID', '尚未退出的没有退出的决定', 'J3')]),
  ];
}
