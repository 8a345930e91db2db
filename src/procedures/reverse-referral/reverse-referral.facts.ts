import {
  contestFacts,
  day,
  id,
  instant,
  oneOf,
  organization,
  reasoned,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { reverseGrounds, reverseOutcomes } from './reverse-referral.js';

/** A case without a crime that comes back for an administrative penalty, and what became of it (Mech 三(七)). */
export const reverseReferralFacts = {
  issuer: organization('移送机关：检察院、公安机关或法院。Who sends it back.').filtered(
    '移送机关代码。Code of whoever sends it back.',
    'issuerCode',
  ),
  authority: organization('主管机关：应当给予行政处罚的单位。Who is to penalize.').filtered(
    '主管机关代码。Code of whoever is to penalize.',
    'authorityCode',
  ),
  procuratorate: organization(
    '监督的检察院：公安机关、法院移送时抄送；检察院自行移送的为空。The procuratorate, to which what others send is copied.',
  ).optional(),
  justice: organization(
    '司法行政机关：检察意见抄送；其他移送为空。The justice bureau, to which procuratorial opinions are copied.',
  ).optional(),
  ground: oneOf(reverseGrounds, '移送的缘由。Why there is nothing to prosecute.')
    .askedBy(['send'])
    .fixed('whose decision it is, and whom it is copied to, follow from it')
    .filtered('缘由，任一即可。Any of these grounds.', 'grounds'),
  partyName: text('当事人。The party.').askedBy(['send'], '当事人，必填。The party, required.'),
  partyCode: text('当事人统一社会信用代码；自然人不填。Unified social credit code of the party; none of a person.')
    .optional()
    .askedBy(['send']),
  itemCode: text('执法事项；不填为未明确。Enforcement item, if known.')
    .optional()
    .askedBy(
      ['send'],
      '执法事项代码：按清单核对主管机关的管辖（规则 G2）。Enforcement item: the lists say whether the authority is competent (rule G2).',
    )
    .fixed('who is competent was checked by it')
    .filtered('执法事项代码。Code of the item.'),
  violation: text('违法事实。The violation.').askedBy(['send'], '违法事实，必填。The violation, required.'),
  opinion: text('处理意见：检察意见或移送意见。What is proposed.').askedBy(
    ['send'],
    '处理意见：检察意见或移送意见，必填。What is proposed, required.',
  ),
  decidedOn: day('作出不起诉等决定的日期。The day of the decision not to prosecute, or not to file.').askedBy(
    ['send'],
    '作出不起诉等决定的日期：检察意见自该日起三日内送达（规则 X2）。Day of the decision; an opinion is served within three days (rule X2).',
  ),
  replyDueAt: instant('回复处理结果的期限（规则 X2）。Until when the result is replied (rule X2).'),
  repliedAt: instant('回复处理结果的时间；未回复为空。When the result was replied; null before that.').optional(),
  returnReason: text('退回的理由。Why it was returned.').optional(),
  outcome: oneOf(reverseOutcomes, '处理结果；未回复为空。What came of it; null before the reply.')
    .optional()
    .filtered('处理结果，任一即可。Any of these outcomes.', 'outcomes'),
  decisionNumber: text('处罚决定书文号。Number of the penalty decision.')
    .optional()
    .requiredBy(
      ['penalize'],
      '处罚决定书文号：该决定须已共享并以本件为所办结的案件，必填。Number of the decision, which has been shared and names this case; required.',
    ),
  notPunishedReason: text('不予处罚的理由。Why there is no penalty.').optional(),
  ...contestFacts,
  takeBackReason: text('撤回移送的理由。Why it was taken back.').optional(),
};

/** What requests tell beside facts, by step; one that stands for several steps stands by the first of them. */
export const reverseReferralRequests = {
  send: {
    aboutId: id('所由来的涉嫌犯罪案件移送。The criminal referral it comes from.').optional(),
    toCode: text('主管机关的单位代码。Code of whoever is to penalize.'),
    townshipCode: text(
      '行为发生地乡镇代码：填写执法事项的同时填写。Code of the township where it happened, together with the item.',
    ).optional(),
    replyBy: day(
      '回复日期：情况紧急的由移送机关确定，不填为两个月（规则 X2）。Until when to reply, where it is urgent; two months if not given.',
    ).optional(),
  },
  sendBack: reasoned,
  sendOn: {
    toCode: text('主管机关的单位代码。Code of whoever is to penalize.'),
    reason: text('改送的理由，必填。Why it goes there, required.'),
  },
  takeBack: reasoned,
  escalate: reasoned,
  escalateSilence: reasoned,
  spare: { reason: text('不予处罚的理由，必填。Why there is no penalty, required.') },
};

export type ReverseReferralFacts = FactsOf<typeof reverseReferralFacts>;

export type ReverseReferral = ProcedureOf<
  typeof reverseReferralFacts,
  typeof reverseReferralRequests,
  'send',
  'reverseReferralId'
>;

export const { entity: reverseReferralEntity, table: reverseReferralTable } = tableOfFacts(
  'reverse_referral',
  reverseReferralFacts,
);
