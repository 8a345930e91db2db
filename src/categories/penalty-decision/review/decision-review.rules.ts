import { normalizeDocumentNumber } from '../../../kernel/codes/document-number.js';
import { checkAmount } from '../../../kernel/field-check.js';
import { parseAmount } from '../../../kernel/money.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { DecisionReview, DecisionStanding } from './decision-review.js';

/** S3: a review has a document and says what it came to, and is made after what it reviews. */
export function checkReview(
  review: DecisionReview,
  reviewed: { readonly decidedOn: string },
  today: string,
): Refusal[] {
  const { documentNumber, summary, decidedOn } = review;
  return [
    ...(documentNumber.trim() === ''
      ? [refusal('documentNumber', 'REQUIRED', '须填写复议决定书或裁判文书的文号', 'S3')]
      : []),
    ...(summary.trim() === '' ? [refusal('summary', 'REQUIRED', '须写明结论', 'S3')] : []),
    ...(decidedOn > today
      ? [refusal('decidedOn', 'INVALID', `作出日期（${decidedOn}）不能晚于今日（${today}）`, 'S3')]
      : []),
    ...(decidedOn < reviewed.decidedOn
      ? [refusal('decidedOn', 'INVALID', `作出日期（${decidedOn}）不能早于处罚决定日期（${reviewed.decidedOn}）`, 'S3')]
      : []),
    ...checkChanged('fineAmount', review),
    ...checkChanged('confiscatedAmount', review),
  ];
}

/** S3: only what was changed has another amount; what was set aside has none, and what was upheld its own. */
function checkChanged(path: ChangedAmount, review: DecisionReview): Refusal[] {
  if (review[path] != null && !isChanging(review)) {
    return [refusal(path, 'INVALID', '只有变更、部分撤销的可以填写变更后的金额', 'S3')];
  }
  return checkAmount(path, review[path]);
}

/** Whether both are one document, which was recorded once more because something of it was wrong. */
export function isSameDocument(one: DecisionReview, other: DecisionReview): boolean {
  return one.reviewer === other.reviewer && numberOf(one) === numberOf(other);
}

function numberOf({ documentNumber }: DecisionReview): string {
  return normalizeDocumentNumber(documentNumber);
}

/** What the latest review made of the decision; one that upholds leaves it as the one before has. Reviews are in the order of their recording. */
export function standingAfter(reviews: readonly DecisionReview[]): DecisionStanding {
  const last = byDay(reviews).findLast(({ outcome }) => outcome !== 'UPHELD');
  return last === undefined || last.outcome === 'UPHELD' ? 'IN_FORCE' : last.outcome;
}

type ChangedAmount = 'fineAmount' | 'confiscatedAmount';

/** What the latest review that tells an amount made of it, canonical; null where none did. */
export function amountAfter(reviews: readonly DecisionReview[], amount: ChangedAmount): string | null {
  const told = byDay(reviews).findLast((review) => isChanging(review) && review[amount] != null)?.[amount];
  return told == null ? null : parseAmount(told);
}

function isChanging({ outcome }: DecisionReview): boolean {
  return outcome === 'CHANGED' || outcome === 'PARTLY_SET_ASIDE';
}

function byDay(reviews: readonly DecisionReview[]): DecisionReview[] {
  return reviews.toSorted((one, other) =>
    one.decidedOn < other.decidedOn ? -1 : Number(one.decidedOn > other.decidedOn),
  );
}
