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
import { opinionAnswers, opinionKinds } from './procuratorial-opinion.js';

/** What the procuratorate has to say to whoever enforces, and what is answered (Mech 三(七)). */
export const procuratorialOpinionFacts = {
  issuer: organization('提出意见的检察院。The procuratorate.'),
  addressee: organization('被提出意见的单位。Whom it is addressed to.').filtered(
    '被提出意见的单位代码。Code of the addressee.',
    'addresseeCode',
  ),
  justice: organization('司法行政机关：检察意见抄送。The justice bureau, to which it is copied.').optional(),
  opinionKind: oneOf(opinionKinds, '意见种类。What is asked for.')
    .askedBy(['issue'])
    .filtered('种类，任一即可。Any of these kinds.', 'opinionKinds'),
  matter: text('所涉事项。What it is about.').askedBy(['issue'], '所涉事项，必填。What it is about, required.'),
  opinion: text('检察意见。The opinion.').askedBy(['issue'], '检察意见，必填。The opinion, required.'),
  replyDueAt: instant('回复的期限（规则 X2）。Until when it is answered (rule X2).'),
  adoption: oneOf(opinionAnswers, '采纳情况；未回复为空。Whether it is adopted; null before the answer.')
    .optional()
    .requiredBy(['answer'], '采纳情况，必填。Whether it is adopted, required.')
    .filtered('采纳情况，任一即可。Any of these answers.', 'adoptions'),
  answer: text('回复：处理结果，不采纳的说明理由。What was answered: the result, or why it is not adopted.')
    .optional()
    .requiredBy(['answer'], '处理结果；不采纳的说明理由，必填。The result, or why it is not adopted; required.'),
  withdrawalReason: text('撤回意见的理由。Why it was withdrawn.').optional(),
  ...contestFacts,
};

/** What requests tell beside facts, by step. */
export const procuratorialOpinionRequests = {
  issue: {
    aboutId: id(
      '所针对的办理事项，检察院可见的。The proceeding it is about, of those the procuratorate sees.',
    ).optional(),
    toCode: text('被提出意见的单位代码。Code of the addressee.'),
    replyBy: day(
      '回复日期：情况紧急的由检察院确定，不填为两个月（规则 X2）。Until when to answer, where it is urgent; two months if not given.',
    ).optional(),
  },
  withdraw: reasoned,
  escalate: reasoned,
  escalateSilence: reasoned,
};

export type ProcuratorialOpinionFacts = FactsOf<typeof procuratorialOpinionFacts>;

export type ProcuratorialOpinion = ProcedureOf<
  typeof procuratorialOpinionFacts,
  typeof procuratorialOpinionRequests,
  'issue',
  'procuratorialOpinionId'
>;

export const { entity: procuratorialOpinionEntity, table: procuratorialOpinionTable } = tableOfFacts(
  'procuratorial_opinion',
  procuratorialOpinionFacts,
);
