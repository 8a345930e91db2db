import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { consultation } from './consultation.procedure.js';
import {
  consultationKinds,
  consultationTopics,
  type ConsultationKind,
  type ConsultationTopic,
} from './consultation.js';

export const consultationStates = stateEnum(consultation);

registerEnumType(consultationKinds, {
  name: 'ConsultationKind',
  description: '协商会议的种类（规则 U2、U4）。Kind of a consultation (rules U2, U4).',
  valuesConfig: {
    REGULAR: { description: '定期召开。Held regularly.' },
    AT_ONCE: { description: '视工作需要即时召开。Held at once, as work demands.' },
    SPECIAL: { description: '针对重大案件线索的专题会议。A special meeting on a major lead.' },
  },
});

registerEnumType(consultationTopics, {
  name: 'ConsultationTopic',
  description: '议题的种类（规则 U1）。What is consulted on (rule U1).',
  valuesConfig: {
    COMMON_PROBLEM: { description: '普遍性问题。A common problem.' },
    HOT_ISSUE: { description: '热点问题。A hot issue.' },
    FOCAL_ISSUE: { description: '焦点问题。A focal issue.' },
    DIFFICULT_PROBLEM: { description: '难点问题。A difficult problem.' },
    MANAGEMENT: { description: '监管中的相关管理问题。Management within supervision.' },
    APPLICATION_OF_LAW: { description: '法律适用问题。Application of the law.' },
    JOINT_ACTION: { description: '重大联动执法工作。A major joint action.' },
    MAJOR_LEAD: { description: '重大案件线索。A lead to a major case.' },
  },
});

@ObjectType('Consultation', { implements: Proceeding, description: consultation.description })
export class ConsultationType extends Proceeding {
  @Field(() => consultationStates, { description: '状态。State.' })
  readonly state!: keyof typeof consultationStates;

  @Field(() => OrganizationType, { description: '召集单位。Who calls it.' })
  readonly convener!: OrganizationType;

  @Field(() => [OrganizationType], { description: '参加单位。Who takes part.' })
  readonly participants!: OrganizationType[];

  @Field(() => consultationKinds, { description: '种类。Kind.' })
  readonly kind!: ConsultationKind;

  @Field(() => consultationTopics, { description: '议题的种类。What kind of matter it is.' })
  readonly topicKind!: ConsultationTopic;

  @Field(() => String, { description: '议题。The topic.' })
  readonly topic!: string;

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place!: string | null;

  @Field(() => DateTimeScalar, { description: '拟召开时间。When it is to be held.' })
  readonly plannedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '召开时间；未召开为空。When it was held.' })
  readonly heldAt!: string | null;

  @Field(() => [OrganizationType], {
    nullable: true,
    description: '到会的参加单位；未召开为空。Participants who came; null until it was held.',
  })
  readonly attended!: OrganizationType[] | null;

  @Field(() => String, { nullable: true, description: '协商结果。What was agreed.' })
  readonly conclusions!: string | null;

  @Field(() => String, { nullable: true, description: '取消理由。Why it was cancelled.' })
  readonly cancelReason!: string | null;
}

export const ConsultationConnection = connectionOf('Consultation', () => ConsultationType);
export const ConsultationPayload = proceedingPayloadOf('ConsultationPayload', 'consultation', () => ConsultationType);
