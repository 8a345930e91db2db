import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { inputOnly, optional, RecordFilter, required, type CategoryFields } from '../../core/records/index.js';
import { DecimalScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { executionStatuses, partyKinds, type ExecutionStatus, type PartyKind } from './penalty-decision.js';
import { penaltyKinds, type PenaltyKind } from './penalty-kind.js';
import { decisionStandings, type DecisionStanding } from './review/decision-review.js';

registerEnumType(partyKinds, {
  name: 'PartyKind',
  description: '当事人类型。What a party is.',
  valuesConfig: {
    LEGAL_PERSON: { description: '法人及非法人组织。Legal person or organization.' },
    SOLE_TRADER: { description: '个体工商户。Sole trader.' },
    NATURAL_PERSON: { description: '自然人。Natural person.' },
  },
});

registerEnumType(penaltyKinds, {
  name: 'PenaltyKind',
  description:
    '处罚种类，自轻至重（行政处罚法第九条）。Kinds of penalties, light to heavy (Administrative Penalty Law art. 9).',
  valuesConfig: {
    WARNING: { description: '警告。Warning.' },
    CIRCULATED_CRITICISM: { description: '通报批评。Circulated criticism.' },
    FINE: { description: '罚款。Fine.' },
    CONFISCATION: { description: '没收违法所得、没收非法财物。Confiscation.' },
    LICENCE_SUSPENSION: { description: '暂扣许可证件。Suspension of a licence.' },
    QUALIFICATION_DOWNGRADE: { description: '降低资质等级。Downgrade of a qualification.' },
    BUSINESS_RESTRICTION: { description: '限制开展生产经营活动。Restriction of business.' },
    SUSPENSION_OF_BUSINESS: { description: '责令停产停业。Suspension of business.' },
    CLOSURE_OR_INDUSTRY_BAN: { description: '责令关闭、限制从业。Closure or ban from a trade.' },
    LICENCE_REVOCATION: { description: '吊销许可证件。Revocation of a licence.' },
    ADMINISTRATIVE_DETENTION: { description: '行政拘留。Administrative detention.' },
    OTHER: { description: '其他。Other.' },
  },
});

registerEnumType(executionStatuses, {
  name: 'ExecutionStatus',
  description: '执行情况（规则 S3）。Execution of a decision (rule S3).',
  valuesConfig: {
    NOT_YET: { description: '未执行。Not yet executed.' },
    PARTIAL: { description: '部分执行。Partly executed.' },
    EXECUTED: { description: '已执行。Executed.' },
    COMPULSORY: { description: '强制执行中。Under compulsory enforcement.' },
    SUSPENDED: { description: '中止执行。Suspended.' },
  },
});

/** The fields a publisher gives. */
export const penaltyDecisionFields: CategoryFields = {
  decisionNumber: required(() => String, '决定书文号，按原文。Number of the decision document, as written.'),
  decidedOn: required(() => LocalDateScalar, '作出决定的日期。Day of the decision.'),
  partyName: required(() => String, '当事人名称。Name of the party.'),
  partyKind: required(() => partyKinds, '当事人类型。What the party is.'),
  partyCode: optional(
    () => String,
    '统一社会信用代码（GB 32100）或公民身份号码（GB 11643），校验校验位；公民身份号码加密保存，读取时只显示 110***********1234 的形式。Unified social credit code or citizen number, checked; the number of a person is kept sealed and shown masked.',
  ),
  legalRepresentative: optional(
    () => String,
    '法定代表人或负责人的姓名；自然人不填。Name of the legal representative or head; none for natural persons.',
  ),
  violation: required(() => String, '违法行为类型。The violation.'),
  facts: required(() => String, '违法事实。The facts.'),
  legalBasis: required(() => String, '处罚依据。Legal basis of the penalty.'),
  penaltyKinds: required(() => [penaltyKinds], '处罚种类。Kinds of penalties.'),
  content: required(() => String, '处罚内容。What was decided.'),
  fineAmount: optional(() => DecimalScalar, '罚款金额，元。Fine, in yuan.'),
  confiscatedAmount: optional(() => DecimalScalar, '没收金额，元。Amount confiscated, in yuan.'),
  itemCode: optional(() => String, '执法事项代码（规则 G3）。Code of the enforcement item (rule G3).'),
  caseId: inputOnly(
    () => ID,
    '所办结的案件：本单位作为一方的投诉举报、案件移送（含发现）、联合执法或行政处罚移送（规则 S3）；不可见该案件的单位无从得知。The case that it ends: a complaint, a case transfer, a joint operation or a case sent for a penalty that one is a party of (rule S3); nobody who does not see the case learns of it.',
  ),
};

/** What the hub keeps or derives beside them. */
export const penaltyDecisionFacts: CategoryFields = {
  heaviestKind: required(
    () => penaltyKinds,
    '最重的处罚种类，年报按此计一件。The heaviest kind, under which the case counts.',
  ),
  executionStatus: required(() => executionStatuses, '执行情况（规则 S3）。Execution (rule S3).'),
  executedOn: optional(() => LocalDateScalar, '执行日期。Day of execution.'),
  standing: required(
    () => decisionStandings,
    '决定的效力：经复议、诉讼变更或撤销的如实注明（规则 S3）。How the decision stands after reconsideration and courts (rule S3).',
  ),
  changedFineAmount: optional(
    () => DecimalScalar,
    '变更后的罚款金额，元：经复议、诉讼变更的，统计以此为准；未变更的为空。The fine as reviews changed it, in yuan, which figures count; null where none did.',
  ),
  changedConfiscatedAmount: optional(
    () => DecimalScalar,
    '变更后的没收金额，元：经复议、诉讼变更的，统计以此为准；未变更的为空。The confiscation as reviews changed it, in yuan, which figures count; null where none did.',
  ),
  surchargeAmount: optional(
    () => DecimalScalar,
    '加处罚款合计，元；未登记执行事项的为空。Surcharges in yuan; null where nothing is told of the execution.',
  ),
  paidAmount: optional(
    () => DecimalScalar,
    '已缴金额，元，含加处的罚款；未登记执行事项的为空。Paid of fine and surcharge, in yuan; null where nothing is told of the execution.',
  ),
  outstandingAmount: optional(
    () => DecimalScalar,
    '未缴金额，元，含加处的罚款；未登记执行事项的为空。What is left of fine and surcharge, in yuan; null where nothing is told of the execution.',
  ),
};

@InputType({ description: '行政处罚决定的筛选条件，各项同时满足。Filter of penalty decisions; all conditions hold.' })
export class PenaltyDecisionFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: '决定日期不早于（含）。Decided on this day or later.' })
  readonly decidedFrom?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '决定日期不晚于（含）。Decided on this day or earlier.',
  })
  readonly decidedTo?: string | null;

  @Field(() => String, { nullable: true, description: '决定书文号，括号与前导零不计。Decision number, normalized.' })
  readonly decisionNumber?: string | null;

  @Field(() => [penaltyKinds], { nullable: true, description: '处罚种类，含其中任一。Has any of these kinds.' })
  readonly penaltyKinds?: PenaltyKind[] | null;

  @Field(() => [partyKinds], { nullable: true, description: '当事人类型，任一即可。Any of these party kinds.' })
  readonly partyKinds?: PartyKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '当事人代码，全文相同；按公民身份号码查找须有查阅完整号码的权限。Code of the party, exactly; a citizen number only for roles that may reveal one.',
  })
  readonly partyCode?: string | null;

  @Field(() => [executionStatuses], {
    nullable: true,
    description: '执行情况，任一即可。Any of these execution statuses.',
  })
  readonly executionStatuses?: ExecutionStatus[] | null;

  @Field(() => [decisionStandings], { nullable: true, description: '决定的效力，任一即可。Any of these standings.' })
  readonly standings?: DecisionStanding[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '所办结的案件；不可见的案件查不到。The case that they end; nothing is found of one that one may not see.',
  })
  readonly caseId?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款不少于，元。Fine at least, in yuan.' })
  readonly minimumFine?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款不多于，元。Fine at most, in yuan.' })
  readonly maximumFine?: string | null;
}
