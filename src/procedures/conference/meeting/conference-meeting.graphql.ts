import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../../core/proceedings/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { meetingKinds, type MeetingKind } from './conference-meeting.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';

export const meetingStates = stateEnum(conferenceMeeting);

registerEnumType(meetingKinds, {
  name: 'ConferenceMeetingKind',
  description: '联席会议的形式（制度第六条）。Kinds of meeting (Conf 6).',
  valuesConfig: {
    REGULAR: { description: '例行会议：每半年一次，全体成员单位参加。Regular: every half-year, all members.' },
    SPECIAL: { description: '专题会议：依议题召集。Special: called for a topic, with whom it concerns.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '参会单位的出席情况（规则 J11）。Whether an organization came (rule J11).',
})
export class MeetingAttendance {
  @Field(() => OrganizationType, { description: '单位。The organization.' })
  readonly organization!: OrganizationType;

  @Field(() => Boolean, { description: '是否为受邀单位，而非参会成员。Whether it was invited beside the members.' })
  readonly invited!: boolean;

  @Field(() => Boolean, { nullable: true, description: '是否出席；会议未召开为空。Whether it came; null before that.' })
  readonly attended!: boolean | null;

  @Field(() => String, { nullable: true, description: '出席人。Who came for it.' })
  readonly representative!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    '议程中的一项：议题，或此前决议事项的通报（规则 J13、J19）。A topic, or a report on an earlier resolution.',
})
export class AgendaItem {
  @Field(() => Proceeding, { description: '议题或决议事项。The topic or the resolution.' })
  readonly subject!: Proceeding;

  @Field(() => Boolean, {
    nullable: true,
    description: '决议事项是否已在本次会议通报（规则 J19）；议题为空。Whether it was reported here; null for a topic.',
  })
  readonly reported!: boolean | null;
}

@ObjectType('ConferenceMeeting', { implements: Proceeding, description: conferenceMeeting.description })
export class ConferenceMeetingType extends Proceeding {
  @Field(() => meetingStates, { description: '状态。State.' })
  readonly state!: keyof typeof meetingStates;

  @Field(() => meetingKinds, { description: '会议形式。Kind.' })
  readonly kind!: MeetingKind;

  @Field(() => DateTimeScalar, { description: '开始时间。When it begins.' })
  readonly meetsAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间。When it ends.' })
  readonly endsAt!: string | null;

  @Field(() => String, { description: '地点。Place.' })
  readonly place!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '例行会议最迟应于该日通知（规则 J12）；专题会议为空。Last day of its notice (rule J12); null if special.',
  })
  readonly noticeDueOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '未能提前 5 个工作日通知的理由（规则 J12）。Why it was announced later than that.',
  })
  readonly overrideReason!: string | null;

  @Field(() => [MeetingAttendance], {
    description: '参会单位及出席情况（规则 J11、J15）。Who is asked to come, and who came (rules J11, J15).',
  })
  readonly attendance!: MeetingAttendance[];

  @Field(() => [AgendaItem], {
    description:
      '议程：审定的议题，及此前会议待通报的决议事项（规则 J13、J19）。Approved topics, and resolutions that are to be reported.',
  })
  readonly agenda!: AgendaItem[];

  @Field(() => [Proceeding], { description: '本次会议形成的决议事项。Resolutions that it adopted.' })
  readonly resolutions!: Proceeding[];

  @Field(() => String, { nullable: true, description: '取消理由。Why it was cancelled.' })
  readonly cancelReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '记录召开的时间。When it was recorded as held.' })
  readonly heldAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '会议纪要；印发前仅办公室和召集人可见（规则 J17）。Minutes; of the office and convener until issued.',
  })
  readonly minutes!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '召集人的修改意见；仅办公室和召集人可见。What the convener wants changed, for the office and convener.',
  })
  readonly returnOpinion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '签发时间（规则 J17）。When it was signed (rule J17).' })
  readonly signedAt!: string | null;

  @Field(() => String, { nullable: true, description: '签发人。Who signed.' })
  readonly signedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '印发时间。When the minutes were issued.' })
  readonly issuedAt!: string | null;

  @Field(() => String, {
    description:
      '日历文件（iCalendar）的路径，凭访问令牌以 GET 取得。Path of its iCalendar file; fetched by GET with the bearer token.',
  })
  readonly calendarPath!: string;
}

export const ConferenceMeetingConnection = connectionOf('ConferenceMeeting', () => ConferenceMeetingType);
export const ConferenceMeetingPayload = proceedingPayloadOf(
  'ConferenceMeetingPayload',
  'meeting',
  () => ConferenceMeetingType,
);
