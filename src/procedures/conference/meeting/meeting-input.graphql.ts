import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../../core/proceedings/index.js';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { meetingStates } from './conference-meeting.graphql.js';
import { meetingKinds, type MeetingKind } from './conference-meeting.js';

/** When and where a meeting takes place. */
@InputType()
abstract class ArrangementInput extends OpeningInput {
  @Field(() => DateTimeScalar, { description: '开始时间。When it begins.' })
  readonly meetsAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间。When it ends.' })
  readonly endsAt?: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: '地点，必填，至多 500 字。Place, required.' })
  readonly place?: string | null;
}

@InputType({
  description:
    '通知例行会议并征集议题（规则 J11、J12）。Announces a regular meeting and calls for topics (rules J11, J12).',
})
export class PlanMeetingInput extends ArrangementInput {
  @Field(() => [String], {
    nullable: true,
    description: '邀请的其他单位代码。Codes of others who are invited.',
  })
  readonly invitedCodes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '会前不足 5 个工作日仍须召开的理由（规则 J12）。Why it is held all the same if the day is too near.',
  })
  readonly overrideReason?: string | null;
}

@InputType({ description: '召集专题会议（规则 J14、J15）。Calls a special meeting (rules J14, J15).' })
export class CallSpecialMeetingInput extends ArrangementInput {
  @Field(() => [ID], { description: '经召集人审定的议题，必填。Topics that the convener approved, required.' })
  readonly topicIds!: string[];

  @Field(() => [String], { description: '依议题确定的参加单位代码，必填。Codes of whom the topics concern.' })
  readonly participantCodes!: string[];
}

@InputType({ description: '办理会议的一步。A step in the handling of a meeting.' })
export class MeetingStepInput extends StepInputType {
  @Field(() => ID, { description: '会议的标识。The meeting.' })
  readonly meetingId!: string;
}

@InputType({ description: '确定议程（规则 J13）。Sets the agenda (rule J13).' })
export class SetMeetingAgendaInput extends MeetingStepInput {
  @Field(() => [ID], {
    description:
      '议程中的全部议题；上次会议的决议事项自动列入。All topics; resolutions of the last meeting come by themselves.',
  })
  readonly topicIds!: string[];
}

@InputType({ description: '变更会议安排（规则 J12）。Changes day or place (rule J12).' })
export class ChangeMeetingInput extends MeetingStepInput {
  @Field(() => DateTimeScalar, { description: '新的开始时间。When it begins now.' })
  readonly meetsAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: '新的结束时间。When it ends now.' })
  readonly endsAt?: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: '新的地点，不填则不变。Place; unchanged if not given.' })
  readonly place?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '距通知不足 5 个工作日的理由（规则 J12）。Why, if the day is too near to the notice.',
  })
  readonly overrideReason?: string | null;
}

@InputType({ description: '取消会议。Cancels a meeting.' })
export class CancelMeetingInput extends MeetingStepInput {
  @Field(() => String, { description: '理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '出席的单位。An organization that came.' })
export class AttendanceInput {
  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => String, { nullable: true, description: '出席人姓名、职务。Who came for it.' })
  readonly representative?: string | null;
}

@InputType({ description: '记录会议召开和出席情况（规则 J11）。Records that it took place and who came (rule J11).' })
export class RecordMeetingInput extends MeetingStepInput {
  @Field(() => [AttendanceInput], { description: '出席的单位，必填；其余视为缺席。Who came; the others were absent.' })
  readonly attendance!: AttendanceInput[];
}

@InputType({ description: '整理会议纪要（规则 J17）。Prepares the minutes (rule J17).' })
export class DraftMinutesInput extends MeetingStepInput {
  @Field(() => String, { description: '纪要正文，必填，至多 20000 字。Text of the minutes, required.' })
  readonly minutes!: string;
}

@InputType({ description: '退回修改纪要（规则 J17）。Returns the minutes to be changed (rule J17).' })
export class ReturnMinutesInput extends MeetingStepInput {
  @Field(() => String, { description: '修改意见，必填。What is to be changed, required.' })
  readonly opinion!: string;
}

@InputType({ description: '会议的筛选条件，各项同时满足。Filter of meetings; all conditions hold.' })
export class ConferenceMeetingFilter extends ProceedingFilter {
  @Field(() => [meetingStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof meetingStates)[] | null;

  @Field(() => meetingKinds, { nullable: true, description: '会议形式。Kind of meeting.' })
  readonly kind?: MeetingKind | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '会议日不早于（含）。Meets on this day or later.' })
  readonly meetsFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '会议日不晚于（含）。Meets on this day or earlier.' })
  readonly meetsTo?: string | null;
}
