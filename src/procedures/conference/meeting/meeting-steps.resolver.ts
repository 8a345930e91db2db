import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import type { ProceedingPayload } from '../../../core/proceedings/index.js';
import { setAgenda } from './agenda.js';
import { ConferenceMeetingPayload } from './conference-meeting.graphql.js';
import type { ConferenceMeetingFacts } from './conference-meeting.js';
import { closeMeeting, recordMeeting } from './hold-meeting.js';
import {
  CallSpecialMeetingInput,
  CancelMeetingInput,
  ChangeMeetingInput,
  DraftMinutesInput,
  MeetingStepInput,
  PlanMeetingInput,
  RecordMeetingInput,
  ReturnMinutesInput,
  SetMeetingAgendaInput,
} from './meeting-input.graphql.js';
import { draftMinutes, issueMinutes, returnMinutes, signMinutes } from './minutes.js';
import { callSpecialMeeting, cancelMeeting, changeMeeting, planMeeting } from './plan-meeting.js';

type Answer = Promise<ProceedingPayload<ConferenceMeetingFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class MeetingStepsResolver {
  @Mutation(() => ConferenceMeetingPayload, {
    description:
      '办公室通知例行会议并征集议题；距会议不足 5 个工作日的，须说明理由（规则 J11、J12）。The office announces a regular meeting and calls for topics (rules J11, J12).',
  })
  planMeeting(
    @Arg('input', () => PlanMeetingInput, asked) input: PlanMeetingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return planMeeting(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description:
      '办公室按召集人审定的议题召集专题会议（规则 J14、J15）。The office calls a special meeting for approved topics (rules J14, J15).',
  })
  callSpecialMeeting(
    @Arg('input', () => CallSpecialMeetingInput, asked) input: CallSpecialMeetingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return callSpecialMeeting(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description:
      '办公室确定议程，只列召集人审定的议题（规则 J13）。The office sets the agenda of approved topics (rule J13).',
  })
  setMeetingAgenda(
    @Arg('input', () => SetMeetingAgendaInput, asked) input: SetMeetingAgendaInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return setAgenda(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '办公室变更会议时间、地点（规则 J12）。The office changes day or place (rule J12).',
  })
  changeMeeting(
    @Arg('input', () => ChangeMeetingInput, asked) input: ChangeMeetingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return changeMeeting(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '办公室取消会议，其议题留待下次。The office cancels a meeting; its topics wait for another.',
  })
  cancelMeeting(
    @Arg('input', () => CancelMeetingInput, asked) input: CancelMeetingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return cancelMeeting(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description:
      '办公室记录会议召开和出席情况（规则 J11）。The office records that it took place and who came (rule J11).',
  })
  recordMeeting(
    @Arg('input', () => RecordMeetingInput, asked) input: RecordMeetingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordMeeting(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '办公室整理会议纪要（规则 J17）。The office prepares the minutes (rule J17).',
  })
  draftMinutes(
    @Arg('input', () => DraftMinutesInput, asked) input: DraftMinutesInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return draftMinutes(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '召集人退回修改纪要（规则 J17）。The convener returns the minutes to be changed (rule J17).',
  })
  returnMinutes(
    @Arg('input', () => ReturnMinutesInput, asked) input: ReturnMinutesInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return returnMinutes(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '召集人签发纪要（规则 J17）。The convener signs the minutes (rule J17).',
  })
  signMinutes(
    @Arg('input', () => MeetingStepInput, asked) input: MeetingStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return signMinutes(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description: '办公室印发召集人已签发的纪要（规则 J17）。The office issues what the convener signed (rule J17).',
  })
  issueMinutes(
    @Arg('input', () => MeetingStepInput, asked) input: MeetingStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return issueMinutes(context, input);
  }

  @Mutation(() => ConferenceMeetingPayload, {
    description:
      '办结会议；此前决议事项未全部通报的不得办结（规则 J19）。Closes a meeting, once every earlier resolution was reported (rule J19).',
  })
  closeMeeting(
    @Arg('input', () => MeetingStepInput, asked) input: MeetingStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return closeMeeting(context, input);
  }
}
