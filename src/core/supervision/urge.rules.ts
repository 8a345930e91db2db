import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What is to be urged, as it stands. */
export interface Urged {
  readonly responsibleKey: number;
  readonly responsibleName: string;
  readonly isOverdue: boolean;
}

/** J8: urged is whoever lets something lie, for what is its own, by somebody else. */
export function checkUrge(
  { responsibleKey, responsibleName, isOverdue }: Urged,
  named: number | null | undefined,
  urging: number,
): Refusal[] {
  if (named !== undefined && named !== responsibleKey)
    return [refusal('responsibleCode', 'WRONG_PARTY', `该时限由${responsibleName}负责`, 'J8')];
  if (responsibleKey === urging) return [refusal('deadlineId', 'WRONG_PARTY', '不能催办本单位', 'J8')];
  return isOverdue ? [] : [refusal('deadlineId', 'WRONG_STATE', '尚未逾期，不能催办', 'J8')];
}

/** Days are `YYYY-MM-DD`. */
export function checkAnswerBy(answerBy: string | null, today: string): Refusal[] {
  return answerBy !== null && answerBy < today ? [refusal('answerBy', 'INVALID', '答复期限不能早于今日', 'J8')] : [];
}

interface Answering {
  readonly responsibleKey: number;
  readonly answeredAt: string | null;
}

/** J8: whoever is urged answers, once. */
export function checkAnswer({ responsibleKey, answeredAt }: Answering, answering: number): Refusal[] {
  if (responsibleKey !== answering) return [refusal('urgeId', 'WRONG_PARTY', '催办由被催办的单位答复', 'J8')];
  return answeredAt === null ? [] : [refusal('urgeId', 'WRONG_STATE', '该催办已答复', 'J8')];
}

export function checkAnswerText(answer: string, expectedBy: string | null, today: string): Refusal[] {
  return [
    ...(answer.trim() === '' ? [refusal('answer', 'REQUIRED', '须写明未办的原因和措施', 'J8')] : []),
    ...(expectedBy !== null && expectedBy < today
      ? [refusal('expectedBy', 'INVALID', '预计办结日期不能早于今日', 'J8')]
      : []),
  ];
}
