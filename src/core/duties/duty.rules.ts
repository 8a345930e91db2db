import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { leaving, overlap, type Period, type Timeline } from '../../kernel/timeline.js';

const longestName = 100;
const longestBasis = 500;
const longestCertificate = 50;

/** Where a field stands in the input. */
type At = (field: string) => readonly string[];

/** How the hub speaks of a duty, and the rule behind it, if there is one. */
export interface DutyWords {
  readonly name: string;
  readonly rule: string | null;
}

export function checkBasis(path: string, basis: string, what: string): Refusal[] {
  return checkText([path], basis, what, longestBasis);
}

export function checkPersonName(path: readonly string[], name: string): Refusal[] {
  return checkText(path, name, '姓名', longestName);
}

function checkText(path: readonly string[], text: string, what: string, longest: number): Refusal[] {
  if (text.trim() === '') return [refusal(path, 'REQUIRED', `须填写${what}`)];
  return text.length > longest || !isWellFormed(text)
    ? [refusal(path, 'INVALID', `${what}不得超过${longest}字，不得含非法字符`)]
    : [];
}

/** U3: somebody whom nobody can reach keeps in touch with nobody. */
export function checkReachable(
  { telephone, email }: { readonly telephone: string | null; readonly email: string | null },
  at: At,
): Refusal[] {
  return telephone === null && email === null
    ? [refusal(at('telephone'), 'REQUIRED', '联络人须有电话或电子邮箱', 'U3')]
    : [];
}

export interface Certificate {
  readonly certificateNumber: string | null;
  readonly certificateExpiresOn: string | null;
}

/** Whoever enforces has a certificate that is valid when they begin (Administrative Penalty Law 42); others show none. */
export function checkCertificate(
  { certificateNumber, certificateExpiresOn }: Certificate,
  { isOfficer, validFrom, at }: { readonly isOfficer: boolean; readonly validFrom: string; readonly at: At },
): Refusal[] {
  const number = at('certificateNumber');
  const last = at('certificateExpiresOn');
  if (!isOfficer) {
    return [
      ...(certificateNumber === null ? [] : [refusal(number, 'INVALID', '仅执法人员登记执法证号')]),
      ...(certificateExpiresOn === null ? [] : [refusal(last, 'INVALID', '仅执法人员登记执法证有效期')]),
    ];
  }
  return [
    ...(certificateNumber === null
      ? [refusal(number, 'REQUIRED', '须填写执法证号')]
      : checkText(number, certificateNumber, '执法证号', longestCertificate)),
    ...(certificateExpiresOn === null ? [refusal(last, 'REQUIRED', '须填写执法证有效期')] : []),
    ...(certificateExpiresOn !== null && certificateExpiresOn < validFrom
      ? [refusal(last, 'INVALID', `执法证至${certificateExpiresOn}有效，早于任职首日${validFrom}`)]
      : []),
  ];
}

/** A person holds a duty or does not; whoever has held it may come back. */
export function checkNewTerm(
  standing: Timeline<Period>,
  validFrom: string,
  { name, rule }: DutyWords,
  at: At,
): Refusal[] {
  const last = standing.at(-1);
  if (!last) return [];
  if (last.validTo === null) {
    const message = `此人已登记自${last.validFrom}起任${name}，不能再自${validFrom}起登记；登记有误的请更正或取消，同名的另一人请在姓名后注明`;
    return [refusal(at('personName'), 'ALREADY_EXISTS', message, rule)];
  }
  return last.validTo > validFrom
    ? [refusal(['validFrom'], 'INVALID', `此人至${last.validTo}前仍任${name}`, rule)]
    : [];
}

/** Only a duty that is held ends, and not after it is held again. */
export function checkEnding(
  standing: Timeline<Period>,
  validTo: string,
  { today, name, rule }: DutyWords & { readonly today: string },
): Refusal[] {
  const left = leaving(standing, today);
  if (!left) return [refusal('dutyId', 'WRONG_STATE', `此人现不任${name}`, rule)];
  if (validTo <= left.validFrom) {
    const message = `须晚于其任职首日${left.validFrom}；不应登记的请取消`;
    return [refusal('validTo', 'INVALID', message, rule)];
  }
  const next = standing.find((one) => one !== left && overlap(one, { ...left, validTo }));
  return next
    ? [refusal('validTo', 'INVALID', `此人自${next.validFrom}起又任${name}，止日${validTo}不得晚于该日`, rule)]
    : [];
}

/** What a correction says of the end of a term: a day, that there is none, and what it rests on. */
export interface CorrectedEnd {
  readonly validTo: string | null;
  readonly withoutEnd: boolean;
  readonly endBasis: string | null;
}

/** A term has an end with what it rests on, or neither. */
export function checkCorrectedEnd({ validTo, withoutEnd, endBasis }: CorrectedEnd, rule: string | null): Refusal[] {
  if (!withoutEnd) return [];
  return [
    ...(validTo === null ? [] : [refusal('validTo', 'INVALID', '尚在任的没有止日', rule)]),
    ...(endBasis === null ? [] : [refusal('endBasis', 'INVALID', '尚在任的没有离任依据', rule)]),
  ];
}
