import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { dispute } from './dispute.procedure.js';
import { consultationOutcomes, type ConsultationOutcome } from './dispute.js';

export const disputeStates = stateEnum(dispute);

registerEnumType(consultationOutcomes, {
  name: 'DisputeConsultationOutcome',
  description: '协商结果（规则 D1）。What a consultation came to (rule D1).',
  valuesConfig: {
    AGREED: {
      description: '达成一致；由谁管辖以一方提议、对方同意为准。Agreed; who handles it is proposed and agreed to.',
    },
    FAILED: { description: '未达成一致，可提请县政府决定（规则 D2）。Failed: the dispute may be referred (rule D2).' },
  },
});

@ObjectType('DisputeConsultation', { description: '一次协商的记录（规则 D1）。Record of a consultation (rule D1).' })
export class DisputeConsultation {
  @Field(() => LocalDateScalar, { description: '协商日期。Day on which it was held.' })
  readonly heldOn!: string;

  @Field(() => String, { description: '协商情况。What was said.' })
  readonly content!: string;

  @Field(() => consultationOutcomes, { description: '协商结果。What it came to.' })
  readonly outcome!: ConsultationOutcome;

  @Field(() => OrganizationType, { description: '记录单位。Who recorded it.' })
  readonly recordedBy!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '记录时间。When it was recorded.' })
  readonly recordedAt!: string;
}

@ObjectType('JurisdictionDispute', { implements: Proceeding, description: dispute.description })
export class DisputeType extends Proceeding {
  @Field(() => disputeStates, { description: '状态。State.' })
  readonly state!: keyof typeof disputeStates;

  @Field(() => OrganizationType, { description: '提出单位。Who raised it.' })
  readonly raiser!: OrganizationType;

  @Field(() => OrganizationType, { description: '对方单位。The other side.' })
  readonly other!: OrganizationType;

  @Field(() => String, { nullable: true, description: '所争议的执法事项代码。Code of the item that is disputed.' })
  readonly itemCode!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: '事项所在乡镇。The township it is about.' })
  readonly township!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '提出时按事项清单有管辖权的单位（规则 G2）。Who was competent by the lists when it was raised.',
  })
  readonly competentByLists!: OrganizationType | null;

  @Field(() => String, { description: '争议的事由和理由。What is disputed and why.' })
  readonly reason!: string;

  @Field(() => [DisputeConsultation], { description: '协商记录，按记录先后（规则 D1）。Consultations, as recorded.' })
  readonly consultations!: DisputeConsultation[];

  @Field(() => OrganizationType, {
    nullable: true,
    description: '现在的提议：由谁管辖（规则 D1）。Who is to handle it by the proposal that stands.',
  })
  readonly proposedHandler!: OrganizationType | null;

  @Field(() => OrganizationType, { nullable: true, description: '提议单位。Whose proposal it is.' })
  readonly proposedBy!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '提请县政府决定的理由（规则 D2）。Why it was referred.' })
  readonly referralReason!: string | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '商定或指定的管辖单位；未办结为空。Who handles it, as agreed or decided.',
  })
  readonly designated!: OrganizationType | null;

  @Field(() => String, {
    nullable: true,
    description:
      '县政府决定的依据（规则 D2）；决定本身不改变事项清单。What the decision rests on; the lists stay as they are.',
  })
  readonly decisionBasis!: string | null;

  @Field(() => String, { nullable: true, description: '决定文件的文号。Number of the decision.' })
  readonly documentNumber!: string | null;
}

export const DisputeConnection = connectionOf('JurisdictionDispute', () => DisputeType);
export const DisputePayload = proceedingPayloadOf('JurisdictionDisputePayload', 'dispute', () => DisputeType);
