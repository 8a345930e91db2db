import { freshKey } from './inputs.js';
import type { TestHub } from '../hub/hub.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../clients/proceeding.js';

/** The documents of State Council Order 310, article 6, without which no case is sent. */
export const fourDocuments = [
  { kind: 'REFERRAL_LETTER', name: '涉嫌犯罪案件移送书' },
  { kind: 'INVESTIGATION_REPORT', name: '调查报告' },
  { kind: 'ITEM_LIST', name: '涉案物品清单' },
  { kind: 'EXPERT_REPORT', name: '价值鉴定结论' },
];

const document = (kind: string, name: string) => [{ kind, name }];

/** A valid request of each step, beside key and referral. */
export const referralRequests = {
  flag: () => ({ suspectedCrime: '非法采矿罪', grounds: '采砂价值超过十万元。', partyName: '古县某砂石有限公司' }),
  recordContacts: () => ({ policeContact: '李警官', courtContact: '王法官' }),
  report: () => ({ officers: ['张三', '李四'], report: '经核实，采砂价值十二万元，建议移送。' }),
  approve: () => ({ decision: 'APPROVED', decidedBy: '赵镇长' }),
  reject: () => ({ decision: 'NOT_APPROVED', decidedBy: '赵镇长', reason: '价值未达到追诉标准。' }),
  send: () => ({
    policeCode: 'gaj',
    materials: [...fourDocuments, ...document('OTHER_REFERRAL_MATERIAL', '现场勘验笔录')],
  }),
  receive: () => ({ signedBy: '李警官' }),
  askSupplement: () => ({ supplementNeeded: '缺少鉴定机构的资质证明' }),
  supplement: () => ({ supplement: '补交鉴定机构的资质证明' }),
  withdraw: () => ({ withdrawnBy: '赵镇长', withdrawalReason: '补充鉴定的价值未达到追诉标准。' }),
  file: () => ({ decision: 'FILED', materials: document('FILING_NOTICE', '立案通知书') }),
  decline: () => ({
    decision: 'NOT_FILED',
    reason: '犯罪事实显著轻微。',
    materials: document('NON_FILING_NOTICE', '不予立案通知书'),
  }),
  passOn: () => ({
    decision: 'PASSED_ON',
    authority: '临汾市公安局',
    materials: document('PASSING_ON_NOTICE', '转送告知书'),
  }),
  askReconsideration: () => ({ reason: '鉴定价值超过追诉标准。' }),
  fileAfterReconsideration: () => ({
    decision: 'FILED',
    materials: document('RECONSIDERATION_DECISION', '复议决定书'),
  }),
  uphold: () => ({
    decision: 'UPHELD',
    reason: '事实没有变化。',
    materials: document('RECONSIDERATION_DECISION', '复议决定书'),
  }),
  requestSupervision: () => ({ reason: '应当立案而不立案。' }),
  demandFiling: () => ({
    answer: 'FILING_DEMANDED',
    reply: '不立案的理由不能成立。',
    materials: document('FILING_DEMAND', '通知立案书'),
  }),
  endSupervision: () => ({ answer: 'NOT_DEMANDED', reply: '不立案的理由成立。' }),
  accept: () => ({}),
  transfer: () => ({ outcome: 'TRANSFERRED' }),
  withdrawCase: () => ({ outcome: 'CASE_WITHDRAWN', detail: '犯罪事实显著轻微。' }),
  indict: () => ({ outcome: 'INDICTED' }),
  notProsecute: () => ({ outcome: 'NOT_PROSECUTED', detail: '犯罪情节轻微。' }),
  judge: () => ({ outcome: 'JUDGED', detail: '判处罚金。' }),
  handOverObjects: () => ({ objects: [{ name: '挖掘机', quantity: '1台', feature: '卡特336' }] }),
  signObjects: () => ({ signedBy: '李警官' }),
};

export type ReferralStep = keyof typeof referralRequests;

export interface ReferralAnswer extends ProceedingAnswer {
  readonly police: { readonly code: string } | null;
  readonly procuratorate: { readonly code: string } | null;
  readonly officers: readonly string[];
  readonly contestUntil: string | null;
  readonly policeContact: string | null;
  readonly procuratorateContact: string | null;
  readonly courtContact: string | null;
  readonly receiptSignedBy: string | null;
  readonly filedOn: string | null;
  readonly objects: readonly { readonly name: string; readonly quantity: string; readonly feature: string | null }[];
  readonly objectsSignedBy: string | null;
}

export const referralApi = {
  field: 'criminalReferral',
  fields: `police { code } procuratorate { code } officers contestUntil policeContact procuratorateContact courtContact
    receiptSignedBy filedOn objects { name quantity feature } objectsSignedBy`,
};

interface Acting {
  readonly mutation: string;
  readonly by: 'sender' | 'police' | 'procuratorate';
}

const acting: Readonly<Record<ReferralStep, Acting>> = {
  flag: { mutation: 'flagSuspectedCrime', by: 'sender' },
  recordContacts: { mutation: 'recordReferralContacts', by: 'sender' },
  report: { mutation: 'submitReferralReport', by: 'sender' },
  approve: { mutation: 'decideReferral', by: 'sender' },
  reject: { mutation: 'decideReferral', by: 'sender' },
  send: { mutation: 'sendCriminalReferral', by: 'sender' },
  receive: { mutation: 'receiveCriminalReferral', by: 'police' },
  askSupplement: { mutation: 'askReferralSupplement', by: 'police' },
  supplement: { mutation: 'supplementReferral', by: 'sender' },
  withdraw: { mutation: 'withdrawReferral', by: 'sender' },
  file: { mutation: 'decidePoliceFiling', by: 'police' },
  decline: { mutation: 'decidePoliceFiling', by: 'police' },
  passOn: { mutation: 'decidePoliceFiling', by: 'police' },
  askReconsideration: { mutation: 'requestReconsideration', by: 'sender' },
  fileAfterReconsideration: { mutation: 'decideReconsideration', by: 'police' },
  uphold: { mutation: 'decideReconsideration', by: 'police' },
  requestSupervision: { mutation: 'requestFilingSupervision', by: 'sender' },
  demandFiling: { mutation: 'answerFilingSupervision', by: 'procuratorate' },
  endSupervision: { mutation: 'answerFilingSupervision', by: 'procuratorate' },
  accept: { mutation: 'acceptNonFiling', by: 'sender' },
  transfer: { mutation: 'reportReferralOutcome', by: 'police' },
  withdrawCase: { mutation: 'reportReferralOutcome', by: 'police' },
  indict: { mutation: 'reportReferralOutcome', by: 'procuratorate' },
  notProsecute: { mutation: 'reportReferralOutcome', by: 'procuratorate' },
  judge: { mutation: 'reportReferralOutcome', by: 'procuratorate' },
  handOverObjects: { mutation: 'handOverReferralObjects', by: 'sender' },
  signObjects: { mutation: 'signReferralObjects', by: 'police' },
};

/** Takes a step of a referral as whoever takes it, or flags one; 自然资源局 finds the crime. */
export function askReferral(
  hub: TestHub,
  step: ReferralStep,
  criminalReferralId: string | null,
  changes: object = {},
): Promise<StepAnswer<ReferralAnswer>> {
  const { mutation, by } = acting[step];
  const organization = { sender: 'zrzy', police: 'gaj', procuratorate: 'jcy' }[by];
  const target = criminalReferralId === null ? {} : { criminalReferralId };
  const input = { idempotencyKey: freshKey(), ...target, ...referralRequests[step](), ...changes };
  return askStep<ReferralAnswer>(hub, organization, referralApi, { mutation }, input);
}

/** Takes steps one after the other, none of which may be refused; a referral is flagged if none is given. */
export async function goneThrough(
  hub: TestHub,
  steps: readonly ReferralStep[],
  id: string | null = null,
): Promise<ReferralAnswer> {
  let referral = id === null ? proceedingOf(await askReferral(hub, 'flag', null)) : null;
  for (const step of steps) referral = proceedingOf(await askReferral(hub, step, referral?.id ?? id));
  if (!referral) throw new Error('nothing was done');
  return referral;
}
