import { Temporal } from 'temporal-polyfill';
import { isInTime, workingDays } from '../../kernel/deadline.js';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { procedure } from '../../kernel/procedure.js';
import {
  askSupplement,
  byPolicy,
  contest,
  contestClocks,
  contestedStates,
  contestSilence,
  dayEndingAt,
  defineProcedure,
  evidenceKinds,
  expectedClock,
  isAwaited,
  order,
  orderedClock,
  promptly,
  supplement,
  supplementClock,
  supplementStates,
  uphold,
} from '../../core/proceedings/index.js';
import { answerDays, isExtendedWhole } from './answer-time.js';
import { assistanceLetter } from './assistance-letter.js';
import { assistanceRequestTable } from './assistance-request.facts.js';
import { writtenOpinion } from './written-opinion.js';

/** Mech 三(五)1: technical support and appraisals by departments. */
const table = procedure({
  states: {
    NEEDED: '拟请求协助',
    REQUESTED: '已函告',
    ...supplementStates,
    ANSWERED: '已出具意见',
    CLOSED: '已办结',
    DECLINED: '已说明理由退回',
    WITHDRAWN: '已撤回',
    DECLINE_ACCEPTED: '已接受退回理由',
    ...contestedStates,
  },
  parties: { requester: '请求单位', recipient: '协助部门', county: '县政府' },
})(
  {
    registerNeed: {
      label: '登记协助需要',
      rule: 'A1',
      moment: 'neededSince',
      by: 'requester',
      from: null,
      to: 'NEEDED',
    },
    request: {
      label: '书面函告',
      rule: 'A1',
      by: 'requester',
      from: [null, 'NEEDED'],
      to: 'REQUESTED',
      needs: { need: '需要协助的内容' },
      materials: { REQUEST_LETTER: '书面协助函' },
    },
    callOnSite: {
      label: '请求现场处置',
      rule: 'A3',
      by: 'requester',
      from: ['REQUESTED', 'AWAITS_SUPPLEMENT'],
      needs: { reason: '情况紧急或证据可能灭失的理由' },
    },
    recordOnSite: {
      label: '现场处置',
      rule: 'A3',
      moment: 'arrivedAt',
      by: 'recipient',
      from: ['REQUESTED', 'AWAITS_SUPPLEMENT', 'ANSWERED', 'DECLINED', 'ESCALATED', 'ORDERED'],
      needs: { handling: '现场处置情况' },
    },
    accept: { label: '接受协助请求', rule: 'A2', by: 'recipient', from: 'REQUESTED' },
    expect: {
      label: '告知预计答复日期',
      rule: 'A2',
      by: 'recipient',
      from: 'REQUESTED',
      needs: { expectedBy: '预计答复日期' },
      after: { accept: 'A2' },
    },
    askSupplement: askSupplement('A1', 'recipient', 'REQUESTED'),
    supplement: supplement('A1', 'requester', 'REQUESTED'),
    forward: {
      label: '转送有职责的部门',
      rule: 'A2',
      by: 'recipient',
      from: ['REQUESTED', 'AWAITS_SUPPLEMENT'],
      to: 'REQUESTED',
      needs: { toCode: '有职责的部门', reason: '转送理由' },
    },
    extend: {
      label: '告知延长期限',
      rule: 'A4',
      by: 'recipient',
      from: 'REQUESTED',
      needs: { reason: '延长的理由', until: '新的期限' },
    },
    answer: {
      label: '出具书面意见并移交证据',
      rule: 'A2',
      by: 'recipient',
      from: ['REQUESTED', 'AWAITS_SUPPLEMENT', 'DECLINED', 'ESCALATED', 'ORDERED'],
      to: 'ANSWERED',
      needs: { opinion: '书面意见' },
      materials: { WRITTEN_OPINION: '书面意见', EVIDENCE: '相关证据材料' },
      // EXPERT_REPORT: what referrals to the police call an appraisal.
      asGood: { EVIDENCE: [...Object.keys(evidenceKinds), 'EXPERT_REPORT'] },
      anew: true,
    },
    decline: {
      label: '说明理由退回',
      rule: 'A2',
      by: 'recipient',
      from: ['REQUESTED', 'AWAITS_SUPPLEMENT'],
      to: 'DECLINED',
      needs: { reason: '退回理由' },
    },
    acceptDecline: { label: '接受退回理由', rule: 'A2', by: 'requester', from: 'DECLINED', to: 'DECLINE_ACCEPTED' },
    escalate: contest('A2', 'requester', 'DECLINED'),
    escalateSilence: contestSilence('A2', 'requester', 'REQUESTED'),
    order: order('A2', '决定协助'),
    uphold: uphold('A2', '认可退回的理由'),
    close: { label: '签收意见并办结', rule: 'A2', by: 'requester', from: 'ANSWERED', to: 'CLOSED' },
    withdraw: {
      label: '撤回',
      rule: 'A1',
      by: 'requester',
      from: ['NEEDED', 'REQUESTED', 'AWAITS_SUPPLEMENT', 'ESCALATED', 'ORDERED'],
      to: 'WITHDRAWN',
      needs: { reason: '撤回理由' },
    },
  },
  {
    letter: {
      label: '及时函告',
      rule: 'A1',
      by: 'requester',
      within: promptly,
      starts: ['registerNeed', 'request'],
      met: ['request'],
    },
    answer: {
      label: '出具意见并移交证据',
      rule: 'A2',
      by: 'recipient',
      within: workingDays(answerDays),
      starts: ['request', 'forward'],
      met: ['answer'],
      ended: ['decline', 'forward'],
      standsStillIn: ['AWAITS_SUPPLEMENT'],
    },
    expected: expectedClock('A2', 'recipient', {
      starts: ['accept', 'expect'],
      met: ['answer'],
      ended: ['expect', 'forward', 'decline'],
    }),
    supplement: supplementClock('A1', 'requester', byPolicy('supplement-working-days'), [
      'answer',
      'forward',
      'decline',
    ]),
    ...contestClocks('A2', 'requester', {
      refused: ['decline'],
      accepted: ['acceptDecline'],
      escalated: ['escalate', 'escalateSilence'],
      decided: ['order', 'uphold'],
      done: ['answer'],
    }),
    ordered: orderedClock('A2', 'recipient', workingDays(answerDays), { decided: ['order'], done: ['answer'] }),
    closing: { label: '签收意见', rule: 'A2', by: 'requester', within: promptly, starts: ['answer'], met: ['close'] },
    onSite: {
      label: '及时派员现场处置',
      sometimes: true,
      rule: 'A3',
      by: 'recipient',
      within: promptly,
      starts: ['request', 'callOnSite', 'forward'],
      met: ['recordOnSite'],
    },
  },
);

export const assistanceRequest = defineProcedure({
  name: 'ASSISTANCE_REQUEST',
  typeName: 'AssistanceRequest',
  description:
    '执法协助：技术支撑及鉴定（机制三（五）1）。Assistance of a department: technical support and appraisals (Mech 三(五)1).',
  ids: globalIds('ast_'),
  numberPrefix: 'XZ',
  table,
  facts: assistanceRequestTable,
  mutations: {
    registerNeed: 'registerAssistanceNeed',
    request: 'requestAssistance',
    callOnSite: 'requestOnSiteAssistance',
    recordOnSite: 'recordOnSiteAssistance',
    accept: 'acceptAssistance',
    expect: 'expectAssistanceAnswer',
    askSupplement: 'askAssistanceSupplement',
    supplement: 'supplementAssistance',
    forward: 'forwardAssistance',
    extend: 'extendAssistance',
    answer: 'answerAssistance',
    decline: 'declineAssistance',
    acceptDecline: 'acceptAssistanceRefusal',
    escalate: 'escalateAssistanceRefusal',
    escalateSilence: 'escalateUnansweredAssistance',
    order: 'orderAssistance',
    uphold: 'upholdAssistanceRefusal',
    close: 'closeAssistance',
    withdraw: 'withdrawAssistance',
  },
  otherMaterials: { CASE_MATERIAL: '案件材料', ON_SITE_RECORD: '现场处置记录', ...evidenceKinds },
  titleOf: ({ matter }) => matter,
  prose: ['need', 'supplementNeeded', 'supplement', 'reason', 'handling', 'opinion', 'decision', 'note'],
  drafts: [assistanceLetter, writtenOpinion],
  factsOfClock(clock, { at, basis }) {
    if (clock === 'answer') return { dueAt: shanghaiText(at), dueBasis: basis };
    if (clock === 'supplement') return { supplementDueAt: shanghaiText(at) };
    return clock === 'expected' ? { expectedBy: dayEndingAt(at) } : {};
  },
  holdsBack: { extend: isExtendedWhole },
  isOffered(step, row, _viewer, now) {
    if (step === 'callOnSite') return !row.urgent && !row.evidenceAtRisk;
    if (step === 'accept') return row.acceptedAt === null;
    if (step === 'expect') return row.acceptedAt !== null;
    if (step === 'decline') return !isAwaited(row, now);
    // More time is told before it is over (A4), silence put before the county after it (A2).
    if (row.dueAt === null || (step !== 'extend' && step !== 'escalateSilence')) return true;
    return isInTime(now, Temporal.Instant.from(row.dueAt)) === (step === 'extend');
  },
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  partiesOf: ({ requesterId, recipientId, countyId }) => ({
    requester: requesterId,
    recipient: recipientId,
    county: countyId,
  }),
});
