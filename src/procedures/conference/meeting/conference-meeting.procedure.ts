import { Temporal } from 'temporal-polyfill';
import { globalIds } from '../../../kernel/global-id.js';
import { procedure } from '../../../kernel/procedure.js';
import { byPolicy, defineProcedure, promptly } from '../../../core/proceedings/index.js';
import { conferenceMeetingTable } from './conference-meeting.facts.js';
import { askedToCome } from './conference-meeting.js';
import { meetingMinutes } from './meeting-minutes.js';
import { meetingNotice } from './meeting-notice.js';
import { isToBeReported } from './unreported.js';
import { checkHeld } from './meeting.rules.js';

/**
 * Conf 6 to 9: a meeting from the call for topics to its end. A regular one is announced, then its agenda is set; a special one is
 * called with the topic that the convener approved (J14).
 */
const table = procedure({
  states: {
    PLANNED: '已通知，征集议题',
    AGENDA_SET: '议程已定',
    HELD: '已召开',
    MINUTES_DRAFTED: '纪要待签发',
    MINUTES_SIGNED: '纪要已签发',
    ISSUED: '纪要已印发',
    CLOSED: '已办结',
    CANCELLED: '已取消',
  },
  parties: { office: '联席会议办公室', convener: '召集人', participant: '参会单位' },
})(
  {
    plan: {
      label: '通知例行会议并征集议题',
      rule: 'J12',
      by: 'office',
      from: null,
      to: 'PLANNED',
      needs: { place: '会议地点' },
    },
    callSpecial: {
      label: '召集专题会议',
      rule: 'J14',
      by: 'office',
      from: null,
      to: 'AGENDA_SET',
      needs: { topicIds: '经审定的议题', participantCodes: '参加单位', place: '会议地点' },
    },
    setAgenda: { label: '确定议程', rule: 'J13', by: 'office', from: ['PLANNED', 'AGENDA_SET'], to: 'AGENDA_SET' },
    change: { label: '变更会议安排', rule: 'J12', by: 'office', from: ['PLANNED', 'AGENDA_SET'] },
    cancel: {
      label: '取消会议',
      rule: 'J11',
      by: 'office',
      from: ['PLANNED', 'AGENDA_SET'],
      to: 'CANCELLED',
      needs: { reason: '取消理由' },
    },
    hold: {
      label: '记录会议召开和出席情况',
      rule: 'J11',
      by: 'office',
      from: 'AGENDA_SET',
      to: 'HELD',
      needs: { attendance: '出席情况' },
    },
    draftMinutes: {
      label: '整理会议纪要',
      rule: 'J17',
      by: 'office',
      from: ['HELD', 'MINUTES_DRAFTED'],
      to: 'MINUTES_DRAFTED',
      needs: { minutes: '会议纪要' },
    },
    returnMinutes: {
      label: '退回修改纪要',
      rule: 'J17',
      by: 'convener',
      from: 'MINUTES_DRAFTED',
      to: 'HELD',
      needs: { opinion: '修改意见' },
    },
    signMinutes: { label: '签发纪要', rule: 'J17', by: 'convener', from: 'MINUTES_DRAFTED', to: 'MINUTES_SIGNED' },
    issueMinutes: { label: '印发纪要', rule: 'J17', by: 'office', from: 'MINUTES_SIGNED', to: 'ISSUED' },
    close: { label: '办结会议', rule: 'J19', by: 'office', from: 'ISSUED', to: 'CLOSED' },
  },
  {
    holding: {
      label: '召开并记录',
      rule: 'J7',
      by: 'office',
      within: promptly,
      starts: ['plan', 'callSpecial', 'change'],
      met: ['hold'],
      ended: ['change'],
    },
    minutes: {
      label: '整理会议纪要',
      rule: 'J17',
      by: 'office',
      within: byPolicy('minutes-working-days'),
      starts: ['hold', 'returnMinutes'],
      met: ['draftMinutes'],
    },
    signing: {
      label: '签发纪要',
      rule: 'J17',
      by: 'convener',
      within: promptly,
      starts: ['draftMinutes'],
      met: ['signMinutes', 'returnMinutes'],
      ended: ['draftMinutes'],
    },
    issuing: {
      label: '印发纪要',
      rule: 'J17',
      by: 'office',
      within: promptly,
      starts: ['signMinutes'],
      met: ['issueMinutes'],
    },
    closing: {
      label: '办结会议',
      rule: 'J19',
      by: 'office',
      within: byPolicy('meeting-closing-working-days'),
      starts: ['issueMinutes'],
      met: ['close'],
    },
  },
);

export const conferenceMeeting = defineProcedure({
  name: 'CONFERENCE_MEETING',
  typeName: 'ConferenceMeeting',
  description: '联席会议：例行会议和专题会议（制度第六条至第九条）。A meeting of the joint conference (Conf 6 to 9).',
  ids: globalIds('mtg_'),
  numberPrefix: 'LH',
  table,
  facts: conferenceMeetingTable,
  mutations: {
    plan: 'planMeeting',
    callSpecial: 'callSpecialMeeting',
    setAgenda: 'setMeetingAgenda',
    change: 'changeMeeting',
    cancel: 'cancelMeeting',
    hold: 'recordMeeting',
    draftMinutes: 'draftMinutes',
    returnMinutes: 'returnMinutes',
    signMinutes: 'signMinutes',
    issueMinutes: 'issueMinutes',
    close: 'closeMeeting',
  },
  prose: ['minutes', 'opinion', 'reason', 'note'],
  drafts: [meetingNotice, meetingMinutes],
  partiesOf: (row) => ({ office: row.officeId, convener: row.convenerId, participant: askedToCome(row) }),
  rolesOf: { office: 'CONFERENCE_OFFICE', convener: 'CONVENER' },
  holdsBack: { close: isToBeReported },
  // What took place is recorded from its day on.
  isOffered: (step, { meetsAt }, _viewer, now) =>
    step !== 'hold' || checkHeld('meetingId', Temporal.Instant.from(meetsAt), now).length === 0,
});
