import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import './criminal-referral-enums.graphql.js';

export const referralStates = stateEnum(criminalReferral);

@ObjectType('CriminalReferral', { implements: Proceeding, description: criminalReferral.description })
export class CriminalReferralType extends Proceeding {
  @Field(() => referralStates, { description: '状态。State.' })
  readonly state!: keyof typeof referralStates;

  @Field(() => OrganizationType, { description: '移送单位。Who refers it.' })
  readonly sender!: OrganizationType;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '公安机关；未移送为空。The police; null while not sent.',
  })
  readonly police!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '人民检察院；未建议立案监督为空。The procuratorate; null while it was not asked.',
  })
  readonly procuratorate!: OrganizationType | null;

  @Field(() => String, { description: '涉嫌的罪名。The crime that is suspected.' })
  readonly suspectedCrime!: string;

  @Field(() => String, { description: '涉嫌犯罪的事实。What the suspicion rests on.' })
  readonly grounds!: string;

  @Field(() => String, { nullable: true, description: '当事人。The party.' })
  readonly partyName!: string | null;

  @Field(() => [String], {
    description:
      '专案组的行政执法人员；未报告为空表（规则 X2）。The officers who verified it; none before they report.',
  })
  readonly officers!: string[];

  @Field(() => String, { nullable: true, description: '移送的书面报告（规则 X2）。The report (rule X2).' })
  readonly report!: string | null;

  @Field(() => String, { nullable: true, description: '决定是否移送的负责人。The head who decided on it.' })
  readonly decidedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '不批准移送的理由（规则 X3）。Why it is not referred (rule X3).',
  })
  readonly notReferredReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '移送公安机关的时间。When it was sent to the police.' })
  readonly sentAt!: string | null;

  @Field(() => String, { nullable: true, description: '在回执上签字的人。Who signed for it.' })
  readonly receiptSignedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '签收时间。When it was signed for.' })
  readonly receivedAt!: string | null;

  @Field(() => String, { nullable: true, description: '转送的机关。Whom it was passed on to.' })
  readonly passedOnTo!: string | null;

  @Field(() => String, { nullable: true, description: '不予立案的理由。Why the police did not file it.' })
  readonly notFiledReason!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '对最近一次不予立案决定提出异议的期限（规则 X2）。Until when the last decision not to file may be contested.',
  })
  readonly contestUntil!: string | null;

  @Field(() => String, { nullable: true, description: '提请复议的理由。Why reconsideration was asked for.' })
  readonly reconsiderationReason!: string | null;

  @Field(() => String, { nullable: true, description: '复议维持的理由。Why it was upheld.' })
  readonly upheldReason!: string | null;

  @Field(() => String, { nullable: true, description: '建议立案监督的理由。Why supervision was asked for.' })
  readonly supervisionReason!: string | null;

  @Field(() => String, { nullable: true, description: '人民检察院的答复。What the procuratorate answered.' })
  readonly supervisionReply!: string | null;

  @Field(() => String, { nullable: true, description: '公安机关联系人（规则 X1）。Contact at the police (rule X1).' })
  readonly policeContact!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '人民检察院联系人（规则 X1）。Contact at the procuratorate (rule X1).',
  })
  readonly procuratorateContact!: string | null;

  @Field(() => String, { nullable: true, description: '人民法院联系人（规则 X1）。Contact at the court (rule X1).' })
  readonly courtContact!: string | null;
}

export const CriminalReferralConnection = connectionOf('CriminalReferral', () => CriminalReferralType);
export const CriminalReferralPayload = proceedingPayloadOf(
  'CriminalReferralPayload',
  'criminalReferral',
  () => CriminalReferralType,
);
