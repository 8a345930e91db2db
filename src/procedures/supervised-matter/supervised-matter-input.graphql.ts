import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { TaskInput } from '../../core/tasks/index.js';
import { supervisedMatterStates } from './supervised-matter.graphql.js';

@InputType({ description: '对综合性事项立项督办（规则 U8）。Opens a matter to be supervised (rule U8).' })
export class OpenSupervisedMatterInput extends OpeningInput {
  @Field(() => String, { description: '事项。The matter.' })
  readonly matter!: string;

  @Field(() => [TaskInput], {
    description: '各部门任务，至少涉及两个部门，至多 50 项。Tasks of at least two departments, at most 50.',
  })
  readonly tasks!: TaskInput[];

  @Field(() => String, { nullable: true, description: '地点。Place.' })
  readonly place?: string | null;

  @Field(() => ID, { nullable: true, description: '所由来的办理事项。The proceeding it comes from.' })
  readonly aboutId?: string | null;
}

@InputType()
abstract class SupervisedMatterStepInput extends StepInputType {
  @Field(() => ID, { description: '督办事项的标识。The supervised matter.' })
  readonly supervisedMatterId!: string;
}

@InputType({ description: '增加任务（规则 U8）。Adds tasks (rule U8).' })
export class AssignSupervisedTasksInput extends SupervisedMatterStepInput {
  @Field(() => [TaskInput], { description: '任务，至多 50 项。Tasks, at most 50.' })
  readonly tasks!: TaskInput[];
}

@InputType({ description: '报告任务结果（规则 U8）。Reports what came of a task (rule U8).' })
export class ReportSupervisedTaskInput extends SupervisedMatterStepInput {
  @Field(() => ID, { description: '任务的标识。The task.' })
  readonly taskId!: string;

  @Field(() => String, { description: '办理结果，必填。The result, required.' })
  readonly result!: string;
}

@InputType({
  description: '督办：督办意见写入说明，必填（规则 U8）。Urges tasks; what is said goes into the note, required.',
})
export class UrgeSupervisedMatterInput extends SupervisedMatterStepInput {
  @Field(() => [ID], {
    nullable: true,
    description: '任务的标识；不填为全部未确认的任务。The tasks; all that are not confirmed if not given.',
  })
  readonly taskIds?: string[] | null;
}

@InputType({ description: '确认任务结果（规则 U8）。Confirms what came of a task (rule U8).' })
export class ConfirmSupervisedTaskInput extends SupervisedMatterStepInput {
  @Field(() => ID, { description: '任务的标识。The task.' })
  readonly taskId!: string;
}

@InputType({ description: '办结督办事项。Closes a supervised matter.' })
export class CloseSupervisedMatterInput extends SupervisedMatterStepInput {
  @Field(() => String, { description: '协调结果，必填。What came of it, required.' })
  readonly result!: string;
}

@InputType({ description: '取消督办。Cancels a supervised matter.' })
export class CancelSupervisedMatterInput extends SupervisedMatterStepInput {
  @Field(() => String, { description: '取消理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '督办事项的筛选条件，各项同时满足。Filter of supervised matters; all conditions hold.' })
export class SupervisedMatterFilter extends ProceedingFilter {
  @Field(() => [supervisedMatterStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof supervisedMatterStates)[] | null;

  @Field(() => String, { nullable: true, description: '督办乡镇代码。Code of the township.' })
  readonly townshipCode?: string | null;

  @Field(() => String, { nullable: true, description: '承办部门代码。Code of a department that has a task.' })
  readonly departmentCode?: string | null;
}
