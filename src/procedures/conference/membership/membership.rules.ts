import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { isWellFormed } from '../../../kernel/text.js';

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

interface Period {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** J3: an organization is a member or is not; it comes back only after it has left. */
export function checkNewMember(standing: readonly Period[], validFrom: string): Refusal[] {
  const last = standing.at(-1);
  if (!last) return [];
  if (last.validTo === null) {
    return [refusal('organizationCode', 'ALREADY_EXISTS', `自${last.validFrom}起已是成员单位`, 'J3')];
  }
  return last.validTo > validFrom
    ? [refusal('validFrom', 'INVALID', `该单位至${last.validTo}前仍是成员单位`, 'J3')]
    : [];
}

/** J3: only who is a member leaves. */
export function checkLeaving(standing: readonly Period[], validTo: string): Refusal[] {
  const open = standing.find((each) => each.validTo === null);
  if (!open) return [refusal('organizationCode', 'NOT_FOUND', '该单位现在不是成员单位', 'J3')];
  return validTo <= open.validFrom
    ? [refusal('validTo', 'INVALID', `须晚于其成为成员单位之日${open.validFrom}`, 'J3')]
    : [];
}
