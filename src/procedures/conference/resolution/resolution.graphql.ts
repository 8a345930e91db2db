import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from '../../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../../core/proceedings/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { resolution } from './resolution.procedure.js';

export const resolutionStates = stateEnum(resolution);

@ObjectType('ResolutionReport', {
  description: '在会议上的一次通报（规则 J19）。A report at a meeting (rule J19).',
})
export class ResolutionReportType {
  @Field(() => Proceeding, {
    nullable: true,
    description: '在哪次会议上；不可见为空。At which meeting, if one may see it.',
  })
  readonly meeting!: Proceeding | null;

  @Field(() => OrganizationType, { description: '通报单位。Who reported.' })
  readonly organization!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '通报时间。When.' })
  readonly reportedAt!: string;

  @Field(() => Boolean, { description: '是否通报办结。Whether it was reported as finished.' })
  readonly completed!: boolean;

  @Field(() => String, { description: '内容。The report.' })
  readonly report!: string;
}

@ObjectType('Resolution', { implements: Proceeding, description: resolution.description })
export class ResolutionType extends Proceeding {
  @Field(() => resolutionStates, { description: '状态。State.' })
  readonly state!: keyof typeof resolutionStates;

  @Field(() => [OrganizationType], {
    description: '责任单位，牵头单位在前。Who carries it out, who is in charge first.',
  })
  readonly responsible!: OrganizationType[];

  @Field(() => DateTimeScalar, { description: '形成决议的会议的时间。When the meeting met that adopted it.' })
  readonly adoptedAt!: string;

  @Field(() => String, { description: '内容。Content.' })
  readonly content!: string;

  @Field(() => LocalDateScalar, { description: '办理期限（规则 J18）。Last day on which it is in time (rule J18).' })
  readonly dueOn!: string;

  @Field(() => String, { nullable: true, description: '最近的进展。Latest progress.' })
  readonly progress!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '报告进展的时间。When that was told.' })
  readonly progressAt!: string | null;

  @Field(() => String, { nullable: true, description: '办理结果。The result.' })
  readonly result!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '办理完毕的时间。When it was finished.' })
  readonly completedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '最近督促的时间（规则 J8）。When it was last urged.' })
  readonly urgedAt!: string | null;

  @Field(() => String, { nullable: true, description: '办公室对问题和困难的分析。The office’s analysis.' })
  readonly analysis!: string | null;

  @Field(() => String, { nullable: true, description: '办公室的处理意见（规则 J8）。What the office proposes.' })
  readonly opinion!: string | null;

  @Field(() => [ResolutionReportType], { description: '历次通报（规则 J19）。Reports at meetings, as they were made.' })
  readonly reports!: ResolutionReportType[];
}

export const ResolutionConnection = connectionOf('Resolution', () => ResolutionType);
export const ResolutionPayload = proceedingPayloadOf('ResolutionPayload', 'resolution', () => ResolutionType);
