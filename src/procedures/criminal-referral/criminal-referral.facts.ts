import {
  codes,
  day,
  id,
  instant,
  nestedList,
  oneOf,
  organization,
  supplementAsked,
  supplementFacts,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { filedOutcomes, headDecisions, policeDecisions, reconsiderations, supervisions } from './criminal-referral.js';
import { ReferralObjectInput } from './referral-object.graphql.js';

/** A suspected crime, its referral to the police, and what became of it (Mech 三(七)). */
export const criminalReferralFacts = {
  sender: organization('移送单位。Who refers it.').filtered('移送单位代码。Code of the sender.', 'senderCode'),
  police: organization('公安机关；未移送为空。The police; null while not sent.').optional(),
  procuratorate: organization(
    '人民检察院：移送时抄送，此后看到全部办理情况；未移送为空。The procuratorate, to which it is copied when it is sent.',
  ).optional(),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['flag']),
  suspectedCrime: text('涉嫌的罪名。The crime that is suspected.').askedBy(
    ['flag'],
    '涉嫌的罪名，必填。The crime that is suspected, required.',
  ),
  grounds: text('涉嫌犯罪的事实。What the suspicion rests on.').askedBy(
    ['flag'],
    '涉嫌犯罪的事实，必填。What the suspicion rests on, required.',
  ),
  partyName: text('当事人。The party.').optional().askedBy(['flag']).knownLater(),
  partyCode: text('当事人的统一社会信用代码；自然人不填。Unified social credit code of the party; none of a person.')
    .optional()
    .askedBy(
      ['flag'],
      '当事人的统一社会信用代码：未移送前标记单位对其另行公布的处罚决定予以标明（规则 X3）；公民身份号码不填。Unified social credit code of the party: while it is not referred, penalty decisions against it are flagged (rule X3); never the number of a person.',
    ),
  /** At least two, once they have reported. */
  officers: codes(
    '专案组的行政执法人员；未报告为空表（规则 X2）。The officers who verified it; none before they report.',
  ).askedBy(['report'], '专案组行政执法人员的姓名，两名以上。Names of the officers who verified it, at least two.'),
  report: text('移送的书面报告（规则 X2）。The report (rule X2).')
    .optional()
    .requiredBy(['report'], '核实的情况和移送的意见，必填。What was verified and what is proposed, required.'),
  decidedBy: text('决定是否移送的负责人。The head who decided on it.')
    .optional()
    .requiredBy(['approve'], '作出决定的负责人姓名，必填。Name of the head who decided, required.'),
  notReferredReason: text('不批准移送的理由（规则 X3）。Why it is not referred (rule X3).').optional(),
  sentAt: instant('移送公安机关的时间。When it was sent to the police.').optional(),
  receiptSignedBy: text('在回执上签字的人。Who signed for it.').optional(),
  receivedAt: instant('签收时间。When it was signed for.').optional(),
  ...supplementFacts,
  supplementAskUntil: instant(
    '公安机关告知补正的期限（规则 X2）；未签收为空。Until when the police may say what is missing; null until signed for.',
  ).optional(),
  withdrawnBy: text('决定撤回移送的负责人；未撤回为空。The head who decided to withdraw it.')
    .optional()
    .requiredBy(['withdraw'], '作出决定的负责人姓名，必填。Name of the head who decided, required.'),
  withdrawalReason: text('撤回移送的理由（规则 X3）。Why it was withdrawn (rule X3).')
    .optional()
    .requiredBy(['withdraw'], '撤回移送的理由，必填。Why, required.'),
  passedOnTo: text('转送的机关。Whom it was passed on to.').optional(),
  notFiledReason: text('不予立案的理由。Why the police did not file it.').optional(),
  contestUntil: instant(
    '异议期限：对最近一次不予立案的决定（规则 X2）。Until when the last decision not to file may be contested.',
  ).optional(),
  reconsiderationReason: text('提请复议的理由。Why reconsideration was asked for.').optional(),
  upheldReason: text('复议维持的理由。Why it was upheld.').optional(),
  supervisionReason: text('建议立案监督的理由。Why supervision was asked for.').optional(),
  supervisionReply: text('人民检察院的答复。What the procuratorate answered.').optional(),
  filedOn: day('立案的日期；未立案为空。The day on which the police filed it.').optional(),
  transferredOn: day('移送审查起诉的日期。The day on which it went to the procuratorate for prosecution.').optional(),
  caseWithdrawnOn: day('撤销案件的日期。The day on which the police withdrew the case.').optional(),
  indictedOn: day('提起公诉的日期。The day of the indictment.').optional(),
  notProsecutedOn: day('决定不起诉的日期。The day of the decision not to prosecute.').optional(),
  judgedOn: day('判决的日期。The day of the judgment.').optional(),
  outcomeDetail: text(
    '立案后的结果说明：撤案、不起诉的理由或者判决结果。Why it was withdrawn or not prosecuted, or the judgment.',
  ).optional(),
  objectsHandedAt: instant('移交涉案物品的时间（规则 X2）。When objects were last handed over (rule X2).').optional(),
  objectsReason: text('没有物品移交的理由。Why there are no objects, or where they go.').optional(),
  objectsSignedAt: instant('签收涉案物品的时间。When the police signed for the objects.').optional(),
  objectsSignedBy: text('签收涉案物品的人。Who signed for the objects.').optional(),
  objectsRemark: text('物品接收意见：与清单不符的说明。What is not as the list says.').optional(),
  policeContact: text('公安机关联系人（规则 X1）。Contact at the police (rule X1).')
    .optional()
    .askedBy(['recordContacts'], '公安机关联系人姓名。Name of the contact at the police.'),
  procuratorateContact: text('人民检察院联系人（规则 X1）。Contact at the procuratorate (rule X1).')
    .optional()
    .askedBy(['recordContacts'], '人民检察院联系人姓名。Name of the contact at the procuratorate.'),
  courtContact: text('人民法院联系人（规则 X1）。Contact at the court (rule X1).')
    .optional()
    .askedBy(['recordContacts'], '人民法院联系人姓名。Name of the contact at the court.'),
};

/** What requests tell beside facts, by step; one that leads to several steps stands by the first of them. */
export const criminalReferralRequests = {
  flag: {
    aboutId: id(
      '在其中发现涉嫌犯罪的办理事项，此后不得以处罚办结。The case it was found in; it is not closed from now on.',
    ).optional(),
  },
  approve: {
    decision: oneOf(headDecisions, '决定。The decision.'),
    reason: text('不批准移送的理由，不批准时必填。Why not; required then.').optional(),
  },
  send: { policeCode: text('公安机关的单位代码。Code of the police.') },
  receive: { signedBy: text('签收人姓名，必填。Name of whoever signs, required.') },
  askSupplement: supplementAsked,
  file: {
    decision: oneOf(policeDecisions, '决定。The decision.'),
    reason: text('不予立案的理由，不予立案时必填。Why not; required then.').optional(),
    authority: text('有管辖权的机关，转送时必填。Whom it is passed on to; required then.').optional(),
  },
  transfer: {
    outcome: oneOf(filedOutcomes, '立案后的结果。What became of it.'),
    on: day('日期，不填为办理之日。The day; that of the step if not given.').optional(),
    detail: text(
      '结果说明：撤案、不起诉的理由或者判决结果，此时必填。Why it was withdrawn or not prosecuted, or the judgment; required then.',
    ).optional(),
  },
  handOverObjects: {
    objects: nestedList(
      () => ReferralObjectInput,
      '移交的物品清单，至多 200 项；没有的为空表并说明理由。The objects, at most 200; none with a reason.',
    ),
    reason: text('没有物品或依法另行处理的理由。Why there are none, or where a law has them go.').optional(),
  },
  signObjects: {
    signedBy: text('签收人姓名，必填。Name of whoever signs, required.'),
    remark: text('接收意见：与清单不符的说明。What is not as the list says.').optional(),
  },
  askReconsideration: { reason: text('提请复议的理由，必填。Why, required.') },
  fileAfterReconsideration: {
    decision: oneOf(reconsiderations, '决定。The decision.'),
    reason: text('维持的理由，维持时必填。Why it is upheld; required then.').optional(),
  },
  requestSupervision: { reason: text('建议立案监督的理由，必填。Why, required.') },
  demandFiling: {
    answer: oneOf(supervisions, '答复。The answer.'),
    reply: text('答复的理由，必填。Why, required.'),
  },
};

export type CriminalReferralFacts = FactsOf<typeof criminalReferralFacts>;

export type CriminalReferral = ProcedureOf<
  typeof criminalReferralFacts,
  typeof criminalReferralRequests,
  'flag',
  'criminalReferralId'
>;

export const { entity: criminalReferralEntity, table: criminalReferralTable } = tableOfFacts(
  'criminal_referral',
  criminalReferralFacts,
);
