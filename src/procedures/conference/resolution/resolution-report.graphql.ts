import { Field, ObjectType } from 'type-graphql';
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
