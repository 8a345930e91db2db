import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { referralStates } from './criminal-referral.graphql.js';
import {
  headDecisions,
  policeDecisions,
  reconsiderations,
  supervisions,
  type HeadDecision,
  type PoliceDecision,
  type Reconsideration,
  type Supervision,
} from './criminal-referral.js';

@InputType({ description: '标记涉嫌犯罪（规则 X3）。Flags a suspected crime (rule X3).' })
export class FlagSuspectedCrimeInput extends OpeningInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '在其中发现涉嫌犯罪的办理事项，此后不得以处罚办结。The case it was found in; it is not closed from now on.',
  })
  readonly aboutId?: string | null;

  @Field(() => String, { description: '涉嫌的罪名，必填。The crime that is suspected, required.' })
  readonly suspectedCrime!: string;

  @Field(() => String, { description: '涉嫌犯罪的事实，必填。What the suspicion rests on, required.' })
  readonly grounds!: string;

  @Field(() => String, { nullable: true, description: '当事人。The party.' })
  readonly partyName?: string | null;
}

@InputType({ description: '涉嫌犯罪案件移送的一步。A step in a criminal referral.' })
export abstract class ReferralStepInput extends StepInputType {
  @Field(() => ID, { description: '涉嫌犯罪案件移送的标识。The referral.' })
  readonly criminalReferralId!: string;
}

@InputType({
  description:
    '记录衔接联系人，至少一方；不填的不变（规则 X1）。Records whom one is in touch with; what is not given stays.',
})
export class RecordReferralContactsInput extends ReferralStepInput {
  @Field(() => String, { nullable: true, description: '公安机关联系人姓名。Name of the contact at the police.' })
  readonly policeContact?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '人民检察院联系人姓名。Name of the contact at the procuratorate.',
  })
  readonly procuratorateContact?: string | null;

  @Field(() => String, { nullable: true, description: '人民法院联系人姓名。Name of the contact at the court.' })
  readonly courtContact?: string | null;
}

@InputType({ description: '提出移送的书面报告（规则 X2）。Reports in writing on a suspected crime (rule X2).' })
export class SubmitReferralReportInput extends ReferralStepInput {
  @Field(() => [String], {
    description: '专案组行政执法人员的姓名，两名以上。Names of the officers who verified it, at least two.',
  })
  readonly officers!: string[];

  @Field(() => String, {
    description: '核实的情况和移送的意见，必填。What was verified and what is proposed, required.',
  })
  readonly report!: string;
}

@InputType({
  description:
    '负责人决定是否移送，自接到报告之日起 3 日内（规则 X2）。The head’s decision, within three days of the report.',
})
export class DecideReferralInput extends ReferralStepInput {
  @Field(() => headDecisions, { description: '决定。The decision.' })
  readonly decision!: HeadDecision;

  @Field(() => String, { description: '作出决定的负责人姓名，必填。Name of the head who decided, required.' })
  readonly decidedBy!: string;

  @Field(() => String, { nullable: true, description: '不批准移送的理由，不批准时必填。Why not; required then.' })
  readonly reason?: string | null;
}

@InputType({
  description:
    '批准后 24 小时内移送公安机关，附五种材料（规则 X2）。Sends it to the police within 24 hours, with five documents.',
})
export class SendCriminalReferralInput extends ReferralStepInput {
  @Field(() => String, { description: '公安机关的单位代码。Code of the police.' })
  readonly policeCode!: string;
}

@InputType({ description: '公安机关在回执上签字（规则 X2）。The police sign for it (rule X2).' })
export class ReceiveCriminalReferralInput extends ReferralStepInput {
  @Field(() => String, { description: '签收人姓名，必填。Name of whoever signs, required.' })
  readonly signedBy!: string;
}

@InputType({
  description: '公安机关自签收之日起 3 日内书面决定（规则 X2）。What the police decide in writing, within three days.',
})
export class DecidePoliceFilingInput extends ReferralStepInput {
  @Field(() => policeDecisions, { description: '决定。The decision.' })
  readonly decision!: PoliceDecision;

  @Field(() => String, { nullable: true, description: '不予立案的理由，不予立案时必填。Why not; required then.' })
  readonly reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '有管辖权的机关，转送时必填。Whom it is passed on to; required then.',
  })
  readonly authority?: string | null;
}

@InputType({
  description:
    '自接到不予立案通知书之日起 3 日内提请复议（规则 X2）。Asks the police to reconsider, within three days.',
})
export class RequestReconsiderationInput extends ReferralStepInput {
  @Field(() => String, { description: '提请复议的理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '公安机关 3 日内作出复议决定（规则 X2）。What the police decide when they reconsider.' })
export class DecideReconsiderationInput extends ReferralStepInput {
  @Field(() => reconsiderations, { description: '决定。The decision.' })
  readonly decision!: Reconsideration;

  @Field(() => String, { nullable: true, description: '维持的理由，维持时必填。Why it is upheld; required then.' })
  readonly reason?: string | null;
}

@InputType({
  description:
    '建议人民检察院立案监督；复议后须在 3 日内（规则 X2）。Asks the procuratorate to supervise; within three days after a reconsideration.',
})
export class RequestFilingSupervisionInput extends ReferralStepInput {
  @Field(() => String, { description: '建议立案监督的理由，必填。Why, required.' })
  readonly reason!: string;
}

@InputType({ description: '人民检察院答复立案监督建议（规则 X2）。The procuratorate’s answer (rule X2).' })
export class AnswerFilingSupervisionInput extends ReferralStepInput {
  @Field(() => supervisions, { description: '答复。The answer.' })
  readonly answer!: Supervision;

  @Field(() => String, { description: '答复的理由，必填。Why, required.' })
  readonly reply!: string;
}

@InputType({ description: '对不予立案的决定无异议（规则 X3）。Takes the decision not to file (rule X3).' })
export class AcceptNonFilingInput extends ReferralStepInput {}

@InputType({
  description: '涉嫌犯罪案件移送的筛选条件，各项同时满足。Filter of criminal referrals; all conditions hold.',
})
export class CriminalReferralFilter extends ProceedingFilter {
  @Field(() => [referralStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof referralStates)[] | null;

  @Field(() => String, { nullable: true, description: '移送单位代码。Code of the sender.' })
  readonly senderCode?: string | null;
}
