import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { ProceedingTaskType } from '../../core/tasks/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { jointOperation } from './joint-operation.procedure.js';

export const jointOperationStates = stateEnum(jointOperation);

@ObjectType('JointOperation', { implements: Proceeding, description: jointOperation.description })
export class JointOperationType extends Proceeding {
  @Field(() => jointOperationStates, { description: '状态。State.' })
  readonly state!: keyof typeof jointOperationStates;

  @Field(() => OrganizationType, { description: '牵头单位。Who leads it.' })
  readonly lead!: OrganizationType;

  @Field(() => [OrganizationType], { description: '参加单位。Who takes part.' })
  readonly participants!: OrganizationType[];

  @Field(() => String, { description: '行动目标。What it is for.' })
  readonly objective!: string;

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place!: string | null;

  @Field(() => DateTimeScalar, { description: '拟开始时间。When it is to begin.' })
  readonly plannedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '开始时间；未开始为空。When it began.' })
  readonly startedAt!: string | null;

  @Field(() => [ProceedingTaskType], { description: '各单位任务与结果。Tasks and what came of them.' })
  readonly tasks!: ProceedingTaskType[];

  @Field(() => String, { nullable: true, description: '行动结果。What came of it.' })
  readonly conclusion!: string | null;

  @Field(() => String, { nullable: true, description: '取消理由。Why it was cancelled.' })
  readonly cancelReason!: string | null;
}

export const JointOperationConnection = connectionOf('JointOperation', () => JointOperationType);
export const JointOperationPayload = proceedingPayloadOf(
  'JointOperationPayload',
  'jointOperation',
  () => JointOperationType,
);
