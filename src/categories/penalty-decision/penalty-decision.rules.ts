import { checkCitizenNumber } from '../../kernel/codes/citizen-number.js';
import { checkCreditCode } from '../../kernel/codes/credit-code.js';
import { checkAmount, checkItemCode, checkNotAfter } from '../../kernel/field-check.js';
import { parseAmount } from '../../kernel/money.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { ExecutionStatus, PartyKind, PenaltyDecisionFields } from './penalty-decision.js';

/** S3: what a penalty decision must say, and what cannot be so. */
export function checkPenaltyDecision(fields: PenaltyDecisionFields, today: string): Refusal[] {
  return [
    ...checkNotAfter('decidedOn', fields.decidedOn, today, '决定日期不能晚于今日'),
    ...checkPartyCode(fields.partyKind, fields.partyCode ?? null),
    ...checkKinds(fields),
    ...checkAmount('fineAmount', fields.fineAmount),
    ...checkAmount('confiscatedAmount', fields.confiscatedAmount),
    ...checkItemCode('itemCode', fields.itemCode),
  ];
}

/** A legal person or sole trader has a unified social credit code, a natural person a citizen number. */
function checkPartyCode(kind: PartyKind, code: string | null): Refusal[] {
  if (code === null) return [];
  const reason = kind === 'NATURAL_PERSON' ? checkCitizenNumber(code) : checkCreditCode(code);
  return reason === null ? [] : [refusal('partyCode', 'INVALID', reason)];
}

/** Amounts belong to the kinds they are the amounts of; a kind is named once. */
function checkKinds({ penaltyKinds, fineAmount, confiscatedAmount }: PenaltyDecisionFields): Refusal[] {
  return [
    ...(new Set(penaltyKinds).size === penaltyKinds.length
      ? []
      : [refusal('penaltyKinds', 'INVALID', '处罚种类不能重复')]),
    ...(isPositive(fineAmount) && !penaltyKinds.includes('FINE')
      ? [refusal('fineAmount', 'INVALID', '有罚款金额而处罚种类中没有罚款')]
      : []),
    ...(isPositive(confiscatedAmount) && !penaltyKinds.includes('CONFISCATION')
      ? [refusal('confiscatedAmount', 'INVALID', '有没收金额而处罚种类中没有没收')]
      : []),
  ];
}

function isPositive(amount: string | null | undefined): boolean {
  const canonical = amount == null ? null : parseAmount(amount);
  return canonical !== null && canonical !== '0.00';
}

/** S3: an execution has a day exactly when something was executed, neither before the decision nor in the future. */
export function checkExecution(
  status: ExecutionStatus,
  executedOn: string | null,
  decidedOn: string,
  today: string,
): Refusal[] {
  if (executedOn === null) {
    return status === 'EXECUTED' ? [refusal('executedOn', 'REQUIRED', '已执行的须填写执行日期', 'S3')] : [];
  }
  if (status === 'NOT_YET') return [refusal('executedOn', 'INVALID', '尚未执行的不得填写执行日期', 'S3')];
  if (executedOn < decidedOn) return [refusal('executedOn', 'INVALID', '执行日期不能早于决定日期', 'S3')];
  return checkNotAfter('executedOn', executedOn, today, '执行日期不能晚于今日', 'S3');
}

/** S3: what was fed back as executed is taken back with a reason only. A party may yet pay under compulsion, or the rest be suspended. */
export function checkTakenBack(before: ExecutionStatus, after: ExecutionStatus, reason: string | null): Refusal[] {
  if (reason !== null) return [];
  const isTakenBack = (before === 'EXECUTED' && after !== 'EXECUTED') || (before === 'PARTIAL' && after === 'NOT_YET');
  return isTakenBack ? [refusal('reason', 'REQUIRED', '由已执行、部分执行改回的，须说明理由', 'S3')] : [];
}
