import { day, oneOf, procedureApi } from '../../../core/proceedings/index.js';
import { $, sql } from '../../../platform/database/sql.js';
import { loadAgenda, setAgenda } from './agenda.js';
import { cancelMeeting, changeMeeting } from './change-meeting.js';
import { conferenceMeetingFacts, conferenceMeetingRequests } from './conference-meeting.facts.js';
import { meetingKinds } from './conference-meeting.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { closeMeeting, loadUnreported, recordMeeting } from './hold-meeting.js';
import { draftMinutes, issueMinutes, returnMinutes, signMinutes } from './minutes.js';
import { loadOwing } from './owing-units.js';
import { callSpecialMeeting, loadInvitees, loadOccasion, planMeeting } from './plan-meeting.js';

const words = {
  field: 'meeting',
  filter: '会议的筛选条件，各项同时满足。Filter of meetings; all conditions hold.',
  step: '办理会议的一步。A step in the handling of a meeting.',
  id: '会议的标识。The meeting.',
  list: {
    name: 'conferenceMeetings',
    words: '本单位参加的，最近通知的在前（制度第六条）。Meetings that one is asked to come to, announced last first.',
  },
} as const;

const narrowing = {
  fields: {
    kind: oneOf(meetingKinds, '会议形式。Kind of meeting.'),
    meetsFrom: day('会议日不早于（含）。Meets on this day or later.'),
    meetsTo: day('会议日不晚于（含）。Meets on this day or earlier.'),
  },
  conditions({ kind, meetsFrom, meetsTo }: Readonly<Record<string, unknown>>) {
    return [
      ...(kind ? [sql`d.kind = ${$(kind, 'text')}`] : []),
      ...(meetsFrom ? [sql`d.meets_at >= ${$(meetsFrom, 'date')}::timestamptz`] : []),
      ...(meetsTo ? [sql`d.meets_at < (${$(meetsTo, 'date')} + 1)::timestamptz`] : []),
    ];
  },
};

export const {
  Type: ConferenceMeetingType,
  resolver: MeetingStepsResolver,
  act: takeMeetingStep,
} = procedureApi(
  conferenceMeeting,
  conferenceMeetingFacts,
  conferenceMeetingRequests,
  words,
  {
    plan: {
      words:
        '通知例行会议并征集议题，由办公室办理；距会议不足 5 个工作日的，须说明理由（规则 J11、J12）。The office announces a regular meeting and calls for topics (rules J11, J12).',
      request:
        '通知例行会议并征集议题（规则 J11、J12）。Announces a regular meeting and calls for topics (rules J11, J12).',
      loadOpening: loadInvitees,
      open: planMeeting,
    },
    callSpecial: {
      words:
        '召集专题会议：办公室按召集人审定的议题（规则 J14、J15）。The office calls a special meeting for approved topics (rules J14, J15).',
      request: '召集专题会议（规则 J14、J15）。Calls a special meeting (rules J14, J15).',
      loadOpening: loadOccasion,
      open: callSpecialMeeting,
    },
    setAgenda: {
      words:
        '确定会议议程，由办公室办理，只列召集人审定的议题（规则 J13）。The office sets the agenda of approved topics (rule J13).',
      request: '确定议程（规则 J13）。Sets the agenda (rule J13).',
      load: loadAgenda,
      decide: setAgenda,
    },
    change: {
      words: '变更会议时间、地点，由办公室办理（规则 J12）。The office changes day or place (rule J12).',
      request: '变更会议安排（规则 J12）。Changes day or place (rule J12).',
      load: loadInvitees,
      decide: changeMeeting,
    },
    cancel: {
      words: '取消联席会议，由办公室办理，其议题留待下次。The office cancels a meeting; its topics wait for another.',
      request: '取消会议。Cancels a meeting.',
      decide: cancelMeeting,
    },
    hold: {
      words:
        '记录会议召开和出席，由办公室办理（规则 J11）。The office records that it took place and who came (rule J11).',
      request: '记录会议召开和出席情况（规则 J11）。Records that it took place and who came (rule J11).',
      load: loadOwing,
      decide: recordMeeting,
    },
    draftMinutes: {
      words: '整理会议纪要，由办公室办理（规则 J17）。The office prepares the minutes (rule J17).',
      request: '整理会议纪要（规则 J17）。Prepares the minutes (rule J17).',
      decide: draftMinutes,
    },
    returnMinutes: {
      words: '退回修改纪要，由召集人办理（规则 J17）。The convener returns the minutes to be changed (rule J17).',
      request: '退回修改纪要（规则 J17）。Returns the minutes to be changed (rule J17).',
      decide: returnMinutes,
    },
    signMinutes: {
      words: '签发会议纪要，由召集人办理（规则 J17）。The convener signs the minutes (rule J17).',
      decide: signMinutes,
    },
    issueMinutes: {
      words:
        '印发会议纪要：办公室印发召集人已签发的（规则 J17）。The office issues what the convener signed (rule J17).',
      load: loadOwing,
      decide: issueMinutes,
    },
    close: {
      words:
        '办结联席会议；参会单位此前应办的决议事项未通报的不得办结（规则 J19）。Closes a meeting, once the units asked to it have reported on every earlier resolution of theirs (rule J19).',
      load: loadUnreported,
      decide: closeMeeting,
    },
  },
  narrowing,
);
