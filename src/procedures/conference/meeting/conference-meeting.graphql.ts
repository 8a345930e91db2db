import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../../core/organizations/index.js';
import { Proceeding } from '../../../core/proceedings/index.js';
import { meetingKinds } from './conference-meeting.js';

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
    description:
      '是否已通报：该决议事项在本次会议上（规则 J19）；议题为空。Whether it was reported here; null for a topic.',
  })
  readonly reported!: boolean | null;
}

@InputType({ description: '出席的单位。An organization that came.' })
export class AttendanceInput {
  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => String, { nullable: true, description: '出席人姓名、职务。Who came for it.' })
  readonly representative?: string | null;
}
