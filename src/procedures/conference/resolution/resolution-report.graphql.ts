import { Field, ObjectType } from 'type-graphql';
import { deadlineStatuses, type DeadlineStatus } from '../../../core/deadlines/index.js';
import { OrganizationType, type Organization } from '../../../core/organizations/index.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('ResolutionReport', {
  description: '在会议上的一次通报（规则 J19）。A report at a meeting (rule J19).',
})
export class ResolutionReportType {
  @Field(() => DateTimeScalar, { description: '通报时间。When.' })
  readonly reportedAt!: string;

  @Field(() => Boolean, { description: '是否通报办结。Whether it was reported as finished.' })
  readonly completed!: boolean;

  @Field(() => String, { description: '内容。The report.' })
  readonly report!: string;
}

@ObjectType('ResolutionCompletion', {
  simpleResolvers: true,
  description: '一个责任单位的办理情况（规则 J18）。What one unit has done of a resolution (rule J18).',
})
export class ResolutionCompletionType {
  @Field(() => OrganizationType, { description: '责任单位。The unit.' })
  readonly organization!: Organization;

  @Field(() => DateTimeScalar, { description: '办理期限。When it is due.' })
  readonly dueAt!: string;

  @Field(() => deadlineStatuses, { description: '时限状态。Where its time stands.' })
  readonly status!: DeadlineStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: '办理完毕时间；未完毕为空。When its part was done.' })
  readonly completedAt!: string | null;

  @Field(() => String, { nullable: true, description: '本单位的结果。What it told of its part.' })
  readonly result!: string | null;
}
