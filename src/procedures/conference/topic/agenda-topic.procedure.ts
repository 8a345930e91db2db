import { globalIds } from '../../../kernel/global-id.js';
import { procedure } from '../../../kernel/procedure.js';
import { byPolicy, defineProcedure, promptly } from '../../../core/proceedings/index.js';
import { isYetToMeet } from './meeting-of-topic.js';
import { agendaTopicTable } from './agenda-topic.facts.js';
import { checkConferenceTitle } from '../title.rules.js';

/**
 * Conf 6: how a topic comes before the conference. For a regular meeting the office first tries to settle it; only what it could
 * not settle goes to the convener (J13). A topic for a special meeting goes to the convener as it was proposed (J14).
 */
const table = procedure({
  states: {
    PROPOSED: '已提出',
    READY: '待报审',
    SETTLED: '经协调解决',
    SUBMITTED: '已报审',
    APPROVED: '已审定',
    REJECTED: '审定未通过',
    SCHEDULED: '已列入议程',
    DISCUSSED: '已讨论',
    WITHDRAWN: '已撤回',
  },
  parties: { proposer: '提出单位', office: '联席会议办公室', convener: '召集人' },
  idle: {
    APPROVED:
      '等候列入议程：例行会议每半年一次（J11）。Waits for a meeting, of which there is one every half-year (J11).',
    SCHEDULED: '等候会议召开：会议有其时限（J11）。Waits for its meeting, which has a clock of its own (J11).',
  },
})(
  {
    propose: {
      label: '提出议题',
      rule: 'J6',
      by: 'proposer',
      from: null,
      to: 'PROPOSED',
      needs: { content: '议题内容' },
    },
    proposeSpecial: {
      label: '提出专题会议议题',
      rule: 'J14',
      by: 'proposer',
      from: null,
      to: 'READY',
      needs: { content: '议题内容' },
    },
    settle: {
      label: '记录初步协调：已解决',
      rule: 'J13',
      by: 'office',
      from: ['PROPOSED', 'READY'],
      to: 'SETTLED',
      needs: { coordination: '协调情况' },
    },
    coordinate: {
      label: '记录初步协调：未能解决',
      rule: 'J13',
      by: 'office',
      from: 'PROPOSED',
      to: 'READY',
      needs: { coordination: '协调情况' },
    },
    submit: { label: '提交召集人审定', rule: 'J13', by: 'office', from: 'READY', to: 'SUBMITTED' },
    approve: { label: '审定同意', rule: 'J13', by: 'convener', from: 'SUBMITTED', to: 'APPROVED' },
    reject: {
      label: '审定不同意',
      rule: 'J13',
      by: 'convener',
      from: 'SUBMITTED',
      to: 'REJECTED',
      needs: { opinion: '审定意见' },
    },
    withdraw: { label: '撤回', rule: 'J6', by: 'proposer', from: ['PROPOSED', 'READY'], to: 'WITHDRAWN' },
    schedule: { label: '列入议程', rule: 'J13', by: 'office', from: 'APPROVED', to: 'SCHEDULED' },
    unschedule: { label: '移出议程', rule: 'J13', by: 'office', from: 'SCHEDULED', to: 'APPROVED' },
    discuss: { label: '会议讨论', rule: 'J13', by: 'office', from: 'SCHEDULED', to: 'DISCUSSED' },
  },
  {
    coordination: {
      label: '初步协调',
      rule: 'J13',
      by: 'office',
      within: byPolicy('topic-coordination-working-days'),
      starts: ['propose'],
      met: ['settle', 'coordinate'],
    },
    submission: {
      label: '提交审定',
      rule: 'J13',
      by: 'office',
      within: promptly,
      starts: ['coordinate', 'proposeSpecial'],
      met: ['submit', 'settle'],
    },
    approval: {
      label: '审定议题',
      rule: 'J13',
      by: 'convener',
      within: byPolicy('topic-approval-working-days'),
      starts: ['submit'],
      met: ['approve', 'reject'],
    },
  },
);

export const agendaTopic = defineProcedure({
  name: 'AGENDA_TOPIC',
  typeName: 'AgendaTopic',
  description: '联席会议议题（制度第六条、第七条）。A topic of the joint conference (Conf 6, 7).',
  ids: globalIds('tpc_'),
  numberPrefix: 'YT',
  table,
  facts: agendaTopicTable,
  mutations: {
    propose: 'proposeTopic',
    proposeSpecial: 'proposeTopic',
    settle: 'recordTopicCoordination',
    coordinate: 'recordTopicCoordination',
    submit: 'submitTopic',
    approve: 'approveTopic',
    reject: 'rejectTopic',
    withdraw: 'withdrawTopic',
    schedule: 'setMeetingAgenda',
    unschedule: 'setMeetingAgenda',
    discuss: 'recordMeeting',
  },
  prose: ['content', 'coordination', 'opinion', 'note'],
  titledBy: ['propose', 'proposeSpecial'],
  judgeCorrection: async (_scope, _row, { title }) => checkConferenceTitle('title', title),
  holdsBack: { discuss: isYetToMeet },
  partiesOf: ({ proposerId, officeId, convenerId }) => ({
    proposer: proposerId,
    office: officeId,
    convener: convenerId,
  }),
  rolesOf: { office: 'CONFERENCE_OFFICE', convener: 'CONVENER' },
});
