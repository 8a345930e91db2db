import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { consultationStates } from './consultation.graphql.js';
import {
  consultationKinds,
  consultationTopics,
  type ConsultationKind,
  type ConsultationTopic,
} from './consultation.js';

@InputType({ description: '召集协商会议（规则 U1、U2、U4）。Calls a consultation (rules U1, U2, U4).' })
export class CallConsultationInput extends OpeningInput {
  @Field(() => consultationKinds, { description: '定期、即时或专题。Regular, at once or special.' })
  readonly kind!: ConsultationKind;

  @Field(() => consultationTopics, { description: '议题的种类（规则 U1）。What kind of matter it is (rule U1).' })
  readonly topicKind!: ConsultationTopic;

  @Field(() => String, { description: '议题。The topic.' })
  readonly topic!: string;

  @Field(() => [String], { description: '参加单位代码，至多 50 个。Codes of the participants, at most 50.' })
  readonly participantCodes!: string[];

  @Field(() => DateTimeScalar, { description: '拟召开时间。When it is to be held.' })
  readonly plannedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所研究的办理事项，如案件移送。The proceeding that it is about.',
  })
  readonly aboutId?: string | null;
}

@InputType({ description: '记录已召开的会议（规则 U2）。Records a meeting that was held (rule U2).' })
export class HoldConsultationInput extends StepInputType {
  @Field(() => ID, { description: '协商会议的标识。The consultation.' })
  readonly consultationId!: string;

  @Field(() => String, { description: '协商结果，必填。What was agreed, required.' })
  readonly conclusions!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '召开时间，不填为办理时。When; now if not given.' })
  readonly heldAt?: Temporal.Instant | null;

  @Field(() => [String], {
    nullable: true,
    description: '到会单位代码，不填为全部参加单位。Codes of those who came; all participants if not given.',
  })
  readonly attendedCodes?: string[] | null;
}

@InputType({ description: '取消协商会议。Cancels a consultation.' })
export class CancelConsultationInput extends StepInputType {
  @Field(() => ID, { description: '协商会议的标识。The consultation.' })
  readonly consultationId!: string;

  @Field(() => String, { description: '取消理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '协商会议的筛选条件，各项同时满足。Filter of consultations; all conditions hold.' })
export class ConsultationFilter extends ProceedingFilter {
  @Field(() => [consultationStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof consultationStates)[] | null;

  @Field(() => [consultationKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: ConsultationKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: '召集或参加单位的代码。Code of the convener or a participant.',
  })
  readonly organizationCode?: string | null;
}
