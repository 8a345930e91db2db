import { Field, ObjectType } from 'type-graphql';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { whistleCall } from './whistle-call.procedure.js';

export const whistleCallStates = stateEnum(whistleCall);

@ObjectType('WhistleReport', {
  simpleResolvers: true,
  description: '一个单位的报到情况（规则 U10）。Whether and when somebody who was called has reported (rule U10).',
})
export class WhistleReportType {
  @Field(() => OrganizationType, { description: '报到单位。Who was called.' })
  readonly organization!: Organization;

  @Field(() => DateTimeScalar, { description: '报到期限。When they must report.' })
  readonly dueAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '报到时间；未报到为空。When they did; null: not yet.' })
  readonly reportedAt!: string | null;

  @Field(() => Boolean, {
    description: '是否逾期：逾期报到，或期满仍未报到。Whether they came too late, or have not come in time.',
  })
  readonly late!: boolean;

  @Field(() => String, { nullable: true, description: '报到的经办人。The person who reported.' })
  readonly personName!: string | null;

  @Field(() => String, { nullable: true, description: '报到说明：人数、到达情况等。What was noted on arrival.' })
  readonly note!: string | null;
}

@ObjectType('WhistleCall', { implements: Proceeding, description: whistleCall.description })
export class WhistleCallType extends Proceeding {
  @Field(() => whistleCallStates, { description: '状态。State.' })
  readonly state!: keyof typeof whistleCallStates;

  @Field(() => OrganizationType, { description: '吹哨乡镇。The township that calls.' })
  readonly caller!: OrganizationType;

  @Field(() => [OrganizationType], { description: '报到单位。Who is called.' })
  readonly called!: OrganizationType[];

  @Field(() => String, { description: '事由。What it is about.' })
  readonly matter!: string;

  @Field(() => String, { description: '报到地点。Where to report.' })
  readonly place!: string;

  @Field(() => [WhistleReportType], {
    description: '各单位的报到情况，含未报到的。Who has reported and who has not.',
  })
  readonly reports!: WhistleReportType[];

  @Field(() => String, { nullable: true, description: '处置结果。The result.' })
  readonly result!: string | null;

  @Field(() => String, { nullable: true, description: '撤回理由。Why it was cancelled.' })
  readonly cancelReason!: string | null;
}

export const WhistleCallConnection = connectionOf('WhistleCall', () => WhistleCallType);
export const WhistleCallPayload = proceedingPayloadOf('WhistleCallPayload', 'whistleCall', () => WhistleCallType);
