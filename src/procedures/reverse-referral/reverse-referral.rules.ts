import { checkCreditCode } from '../../kernel/codes/credit-code.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

interface Side {
  readonly key: number;
  readonly kind: string;
}

/** X2: each ground is the decision of one kind of body (Criminal Procedure Law art. 177, Order 310 art. 13). */
export function checkIssuer({ kind }: Side, ground: { readonly kind: string; readonly label: string }): Refusal[] {
  return kind === ground.kind
    ? []
    : [refusal([], 'WRONG_PARTY', `“${ground.label}”的案件，由作出决定的司法机关移送`, 'X2')];
}

/** X2: whoever enforces penalizes, and never the one that sends it. */
export function checkAuthority(path: string, { key, kind }: Side, issuerKey: number): Refusal[] {
  if (key === issuerKey) return [refusal(path, 'INVALID', '不能移送给本单位', 'X2')];
  return kind === 'TOWNSHIP' || kind === 'DEPARTMENT'
    ? []
    : [refusal(path, 'INVALID', '须移送有行政处罚权的乡镇或县直部门', 'X2')];
}

/** G2: who is competent for an item is what the lists say; where they say nothing the sender judges. */
export function checkListed(path: string, { key }: Side, listed: (Side & { readonly name: string }) | null): Refusal[] {
  return listed === null || listed.key === key
    ? []
    : [refusal(path, 'NOT_COMPETENT', `按事项清单，该事项由${listed.name}管辖`, 'G2')];
}

interface Told {
  readonly partyCode: string | null;
  readonly decidedOn: string;
  readonly replyBy: string | null;
}

/** X2: the decision has been made, the reply is still to come, and the party is named by no number of a person. */
export function checkTold({ partyCode, decidedOn, replyBy }: Told, today: string): Refusal[] {
  const fault = partyCode === null ? null : checkCreditCode(partyCode);
  return [
    ...(fault === null ? [] : [refusal('partyCode', 'INVALID', fault, 'X2')]),
    ...(decidedOn > today ? [refusal('decidedOn', 'INVALID', '作出决定的日期不能晚于移送之日', 'X2')] : []),
    ...(replyBy !== null && replyBy <= today ? [refusal('replyBy', 'INVALID', '回复日期须晚于移送之日', 'X2')] : []),
  ];
}

/** X2: a penalty is told of once the decision of whoever penalizes is there for all to see that it ends this case (S3). */
export function checkDecided(decisions: number): Refusal[] {
  return decisions > 0
    ? []
    : [refusal('decisionNumber', 'INVALID', '请先共享本单位的处罚决定，并填写本件为所办结的案件', 'S3')];
}
