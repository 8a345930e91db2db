import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarBasis } from '../../kernel/calendar.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { calendarBases } from '../calendar/index.js';
import { OrganizationType } from '../organizations/index.js';
import { procedureNames } from '../procedure-names.js';
import { AvailableStepType } from './available-step.graphql.js';
import { deadlineStatuses, type DeadlineStatus } from './deadline.js';
import type { TimeLeft } from './time-left.js';

registerEnumType(deadlineStatuses, {
  name: 'DeadlineStatus',
  description: '时限状态。Where a deadline stands today.',
  valuesConfig: {
    OVERDUE: { description: '已逾期。Passed and not met.' },
    DUE_TODAY: { description: '今日到期。Ends today.' },
    OPEN: { description: '未到期。Later than today.' },
    PAUSED: { description: '暂停计算。Not counted for the time being.' },
    MET: { description: '按期办理。Met in time.' },
    MET_LATE: { description: '逾期办理：如实标记。Met, too late: flagged.' },
    ENDED: { description: '无须再办理。Nobody has to meet it any longer.' },
  },
});

@ObjectType('TimeLeft', {
  simpleResolvers: true,
  description:
    '剩余时间，已逾期的为超过的时间。How long there is yet; how long it has been over, for what is overdue. Never negative.',
})
export class TimeLeftType implements TimeLeft {
  @Field(() => Boolean, { description: '是否已逾期。Whether it is over: the rest then tells since when.' })
  readonly overdue!: boolean;

  @Field(() => Int, { description: '分钟数，不足一分钟的舍去。Whole minutes.' })
  readonly minutes!: number;

  @Field(() => String, {
    description:
      '时长：按 ISO 8601，以 24 小时为一日，如 P2DT9H30M；不足一分钟为 PT0S。The same as an ISO 8601 duration, in days of 24 hours.',
  })
  readonly duration!: string;

  @Field(() => Int, {
    description:
      '工作日数：今日之后至最后一日，逾期的自最后一日之后至今日。Working days after today up to the last day that is in time; after that day up to today when it is over.',
  })
  readonly workingDays!: number;
}

@ObjectType('Deadline', {
  implements: Node,
  simpleResolvers: true,
  description: '时限。A deadline.',
})
export class DeadlineType extends Node {
  @Field(() => String, {
    description: '事项：所属信息或办理事项的标题，或任务的内容。What it is about: a title, or a task.',
  })
  readonly title!: string;

  @Field(() => String, { description: '时限名称，如“受理”。What is due.' })
  readonly label!: string;

  @Field(() => String, {
    description:
      '时限的代称：办理程序时限表中的名称，其他为 task、sharing、feedback、listCheck 等。Its name in the table of the procedure; of others the kind.',
  })
  readonly clock!: string;

  @Field(() => procedureNames, {
    nullable: true,
    description: '办理程序；不属于办理事项的为空。The procedure; null where it is about no proceeding.',
  })
  readonly procedure!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '办理事项的登记号；没有为空。Register number of the proceeding; null where there is none.',
  })
  readonly number!: string | null;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule that sets it.' })
  readonly rule!: string;

  @Field(() => DateTimeScalar, { description: '到期时间。When it is due.' })
  readonly dueAt!: string;

  @Field(() => calendarBases, {
    description: '推算的依据：当年放假安排公布前为 PROVISIONAL。What the due time rests on.',
  })
  readonly basis!: CalendarBasis;

  @Field(() => DateTimeScalar, { nullable: true, description: '办理时间；未办理为空。When it was met.' })
  readonly metAt!: string | null;

  @Field(() => deadlineStatuses, { description: '状态。Status.' })
  readonly status!: DeadlineStatus;

  @Field(() => TimeLeftType, {
    nullable: true,
    description: '剩余时间；已办理、已结束和暂停的为空。How long there is yet; null for what is met, ended or paused.',
  })
  readonly timeLeft!: TimeLeft | null;

  @Field(() => ID, {
    description: '对象标识：所属的信息、办理事项或单位。Id of the record, proceeding or organization that it is about.',
  })
  readonly subjectId!: string;

  @Field(() => Node, {
    nullable: true,
    description:
      '对象：所属的信息（SharedRecord）、办理事项（Proceeding）或单位（Organization）。The record, proceeding or organization that it is about.',
  })
  readonly subject!: Node | null;

  @Field(() => OrganizationType, { description: '责任单位。Who is responsible.' })
  readonly responsible!: OrganizationType;

  @Field(() => [AvailableStepType], {
    description:
      '下一步：本人现在可以办理、办理后即满足此时限的步骤；由他人负责的为空表。Steps that one may take now and that would meet it; none for what others are responsible for.',
  })
  readonly nextSteps!: AvailableStepType[];
}

export const DeadlineConnection = connectionOf('Deadline', () => DeadlineType);
