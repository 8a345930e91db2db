import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { ProceedingTaskType } from '../../core/tasks/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { supervisedMatter } from './supervised-matter.procedure.js';

export const supervisedMatterStates = stateEnum(supervisedMatter);

@ObjectType('SupervisedMatter', { implements: Proceeding, description: supervisedMatter.description })
export class SupervisedMatterType extends Proceeding {
  @Field(() => supervisedMatterStates, { description: '状态。State.' })
  readonly state!: keyof typeof supervisedMatterStates;

  @Field(() => OrganizationType, { description: '督办乡镇。The township that supervises it.' })
  readonly township!: OrganizationType;

  @Field(() => [OrganizationType], { description: '承办部门。Who has a task.' })
  readonly departments!: OrganizationType[];

  @Field(() => String, { description: '事项。The matter.' })
  readonly matter!: string;

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place!: string | null;

  @Field(() => [ProceedingTaskType], { description: '各部门任务与结果。Tasks and what came of them.' })
  readonly tasks!: ProceedingTaskType[];

  @Field(() => String, { nullable: true, description: '协调结果。What came of it.' })
  readonly result!: string | null;

  @Field(() => String, { nullable: true, description: '取消理由。Why it was cancelled.' })
  readonly cancelReason!: string | null;
}

export const SupervisedMatterConnection = connectionOf('SupervisedMatter', () => SupervisedMatterType);
export const SupervisedMatterPayload = proceedingPayloadOf(
  'SupervisedMatterPayload',
  'supervisedMatter',
  () => SupervisedMatterType,
);
