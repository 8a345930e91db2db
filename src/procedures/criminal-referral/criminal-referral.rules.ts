import { Temporal } from 'temporal-polyfill';
import { checkCreditCode } from '../../kernel/codes/credit-code.js';
import { isInTime } from '../../kernel/deadline.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { normalizeForSearch } from '../../kernel/text.js';

/** Who enforces, and so may find a crime on the way (三(七)). */
const enforcingKinds = ['TOWNSHIP', 'DEPARTMENT'];

/** X3: decisions against the party are found by its code, which is no person's. */
export function checkPartyCode(code: string | null): Refusal[] {
  const reason = code === null ? null : checkCreditCode(code);
  return reason === null ? [] : [refusal('partyCode', 'INVALID', reason, 'X3')];
}

/** X3: a crime is flagged by who works the case, not by who looks on. */
export function checkFlagging(
  flagging: { readonly key: number; readonly kind: string },
  about: { readonly parties: readonly number[]; readonly suspicion: string | null } | null,
): Refusal[] {
  if (!enforcingKinds.includes(flagging.kind)) {
    return [refusal([], 'WRONG_PARTY', '由乡镇或县直部门标记涉嫌犯罪', 'X3')];
  }
  if (about === null) return [];
  if (!about.parties.includes(flagging.key)) {
    return [refusal('aboutId', 'WRONG_PARTY', '由该办理事项的当事单位标记涉嫌犯罪', 'X3')];
  }
  return about.suspicion === null || about.suspicion === 'CLEARED'
    ? []
    : [refusal('aboutId', 'ALREADY_EXISTS', '该办理事项已标记涉嫌犯罪', 'X3')];
}

/** X2: at least two officers verify a suspicion (Order 310, art. 5). */
export function checkOfficers(officers: readonly string[]): Refusal[] {
  const names = officers.map((name) => name.trim());
  if (names.includes('')) return [refusal('officers', 'INVALID', '行政执法人员的姓名不能为空', 'X2')];
  return new Set(names.map(normalizeForSearch)).size >= 2
    ? []
    : [refusal('officers', 'INVALID', '须由两名以上行政执法人员组成专案组', 'X2')];
}

/**
 * X2: officers verify and propose, the head decides (Order 310, art. 5): nobody approves what he has reported himself. Names are compared as
 * people see them, since that is all that is kept of either.
 */
export function checkDecider(path: string, decidedBy: string | null, officers: readonly string[]): Refusal[] {
  const name = normalizeForSearch(decidedBy ?? '');
  return officers.some((officer) => normalizeForSearch(officer) === name)
    ? [refusal(path, 'INVALID', '作出决定的负责人不能是提出报告的专案组人员', 'X2')]
    : [];
}

interface Deciders {
  readonly officers: readonly string[];
  readonly decidedBy: string | null;
  readonly withdrawnBy: string | null;
}

/** X2: the same when names are put right; those that stand as they did say nothing new. */
export function checkCorrectedDeciders(before: Deciders, corrected: Deciders): Refusal[] {
  const isNewOfficers = corrected.officers !== before.officers;
  return (['decidedBy', 'withdrawnBy'] as const).flatMap((path) =>
    isNewOfficers || corrected[path] !== before[path]
      ? checkDecider(isNewOfficers ? 'officers' : path, corrected[path], corrected.officers)
      : [],
  );
}

/** X2: a case goes to the police of the same county, which is not oneself. */
export function checkPolice(police: { readonly key: number; readonly kind: string }, senderKey: number): Refusal[] {
  if (police.key === senderKey) return [refusal('policeCode', 'INVALID', '不能移送给本单位', 'X2')];
  return police.kind === 'DEPARTMENT' ? [] : [refusal('policeCode', 'INVALID', '须移送公安机关', 'X2')];
}

/**
 * X2: reconsideration is asked for in time, and supervision after it; supervision instead of it is not bound (Order 310, art. 9).
 */
export function isContest(step: string, state: string): boolean {
  return step === 'askReconsideration' || (step === 'requestSupervision' && state === 'UPHELD');
}

/** X2: three days from the notice, and not later (Order 310, art. 9). `until` is RFC 3339. */
export function checkContest(now: Temporal.Instant, until: string | null): Refusal[] {
  return until === null || isInTime(now, Temporal.Instant.from(until))
    ? []
    : [refusal([], 'AFTER_DEADLINE', '须自接到通知书之日起3日内提出，现已逾期', 'X2')];
}

/** X2: what is missing is told within a day, once and for all; later the police decide by what they have (Order 310, art. 7 and 8). */
export function checkAsking(path: string, now: Temporal.Instant, until: string | null): Refusal[] {
  return until === null || isInTime(now, Temporal.Instant.from(until))
    ? []
    : [refusal(path, 'AFTER_DEADLINE', '材料不全的，须在接受案件后的期限内告知，现已逾期，应依现有材料决定', 'X2')];
}

/** X1: whoever one is in touch with has a name. */
export function checkContacts(contacts: readonly (string | null | undefined)[]): Refusal[] {
  return contacts.some((name) => (name ?? '').trim() !== '')
    ? []
    : [refusal('policeContact', 'REQUIRED', '须填写公安机关、人民检察院或人民法院至少一方的联系人', 'X1')];
}
