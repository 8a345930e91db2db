import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { consultationOutcomes, type ConsultationOutcome } from './dispute.js';

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

@ObjectType({ simpleResolvers: true, description: '一次协商的记录（规则 D1）。Record of a consultation (rule D1).' })
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
