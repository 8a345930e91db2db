import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { deadlineStatuses, type DeadlineStatus } from '../deadlines/index.js';
import { OrganizationType } from '../organizations/index.js';

@InputType({ description: '一项任务。A task.' })
export class TaskInput {
  @Field(() => String, { description: '责任单位代码。Code of the organization that does it.' })
  readonly organizationCode!: string;

  @Field(() => String, { description: '任务内容，至多 500 字。What is to be done, at most 500 characters.' })
  readonly description!: string;

  @Field(() => LocalDateScalar, {
    description: '完成期限，当日 24 时截止。Last day; it ends at 24:00 of that day.',
  })
  readonly dueOn!: string;
}

@InputType({ description: '一项任务的调整：只填须调整的各项。A change of a task; what is not given stays.' })
export class TaskChangeInput {
  @Field(() => ID, { description: '任务的标识。The task.' })
  readonly taskId!: string;

  @Field(() => String, { nullable: true, description: '新的责任单位代码。Code of the organization that does it now.' })
  readonly organizationCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '新的任务内容，至多 500 字。What is to be done now, at most 500 characters.',
  })
  readonly description?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '新的完成期限。The last day now.' })
  readonly dueOn?: string | null;
}

@ObjectType('ProceedingTask', {
  description:
    '办理事项中的一项任务：由哪个单位、何时完成、结果如何。A task within a proceeding: who, by when, what came of it.',
})
export class ProceedingTaskType {
  @Field(() => ID, { description: '标识。Id.' })
  readonly id!: string;

  @Field(() => OrganizationType, { description: '责任单位。Who does it.' })
  readonly organization!: OrganizationType;

  @Field(() => String, { description: '任务内容。What is to be done.' })
  readonly description!: string;

  @Field(() => DateTimeScalar, { description: '完成期限。When it is due.' })
  readonly dueAt!: string;

  @Field(() => deadlineStatuses, { description: '期限状态。Where its deadline stands.' })
  readonly status!: DeadlineStatus;

  @Field(() => String, { nullable: true, description: '办理结果；未报告为空。What came of it; null until reported.' })
  readonly result!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '首次报告结果的时间。When it was first reported.' })
  readonly reportedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '结果得到确认的时间。When the result was confirmed.' })
  readonly confirmedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '最近一次督办的时间。When it was last urged (rule U8).' })
  readonly urgedAt!: string | null;

  @Field(() => Int, { description: '督办次数。How often it was urged.' })
  readonly urgings!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: '撤销任务的时间；未撤销为空。When it was cancelled.' })
  readonly cancelledAt!: string | null;
}
