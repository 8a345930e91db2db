import { refusal, type Refusal } from '../../kernel/refusal.js';

/** X2: opinions are the procuratorate's, to whoever enforces. */
export function checkSides(issuer: string, addressee: string | null): Refusal[] {
  return [
    ...(issuer === 'PROCURATORATE' ? [] : [refusal([], 'WRONG_PARTY', '检察意见由人民检察院提出', 'X2')]),
    ...(addressee === null || addressee === 'TOWNSHIP' || addressee === 'DEPARTMENT'
      ? []
      : [refusal('toCode', 'INVALID', '检察意见须向乡镇或县直部门提出', 'X2')]),
  ];
}

/** X2: there is time to answer. */
export function checkReplyBy(replyBy: string | null, today: string): Refusal[] {
  return replyBy !== null && replyBy <= today
    ? [refusal('replyBy', 'INVALID', '回复日期须晚于提出意见之日', 'X2')]
    : [];
}
