import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { TaskInput } from '../../core/tasks/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { jointOperationStates } from './joint-operation.graphql.js';

@InputType({ description: '部署联合执法（规则 U4）。Plans a joint operation (rule U4).' })
export class PlanJointOperationInput extends OpeningInput {
  @Field(() => String, { description: '行动目标。What it is for.' })
  readonly objective!: string;

  @Field(() => [TaskInput], {
    description: '各单位任务，至多 50 项；承担任务的单位即为参加单位。Tasks, at most 50; who has one takes part.',
  })
  readonly tasks!: TaskInput[];

  @Field(() => DateTimeScalar, { description: '拟开始时间。When it is to begin.' })
  readonly plannedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所由来的办理事项，如专题会议、案件移送。The proceeding it comes from, such as a special meeting.',
  })
  readonly aboutId?: string | null;
}

@InputType({ description: '联合执法的一步。A step in a joint operation.' })
export class JointOperationStepInput extends StepInputType {
  @Field(() => ID, { description: '联合执法的标识。The joint operation.' })
  readonly jointOperationId!: string;
}

@InputType({ description: '报告任务结果（规则 U4）。Reports what came of a task (rule U4).' })
export class ReportJointOperationTaskInput extends JointOperationStepInput {
  @Field(() => ID, { description: '任务的标识。The task.' })
  readonly taskId!: string;

  @Field(() => String, { description: '办理结果，必填。The result, required.' })
  readonly result!: string;
}

@InputType({ description: '结束联合执法。Concludes a joint operation.' })
export class ConcludeJointOperationInput extends JointOperationStepInput {
  @Field(() => String, { description: '行动结果，必填。What came of it, required.' })
  readonly conclusion!: string;
}

@InputType({ description: '取消联合执法。Cancels a joint operation.' })
export class CancelJointOperationInput extends JointOperationStepInput {
  @Field(() => String, { description: '取消理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '联合执法的筛选条件，各项同时满足。Filter of joint operations; all conditions hold.' })
export class JointOperationFilter extends ProceedingFilter {
  @Field(() => [jointOperationStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof jointOperationStates)[] | null;

  @Field(() => String, {
    nullable: true,
    description: '牵头或参加单位的代码。Code of the lead or a participant.',
  })
  readonly organizationCode?: string | null;
}
