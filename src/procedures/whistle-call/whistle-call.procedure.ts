import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import {
  byPolicy,
  contest,
  contestClocks,
  contestedStates,
  defineProcedure,
  order,
  orderedClock,
  uphold,
} from '../../core/proceedings/index.js';
import { nothingToContest } from './overdue-units.js';
import { titleOf } from './whistle-call.js';
import { whistleCallTable } from './whistle-call.facts.js';
import { mayDecline, unratedOf } from './whistle-call.rules.js';

/** Mech 三(四)3: 吹哨报到. */
const table = procedure({
  states: { CALLED: '已吹哨', ESCALATED: contestedStates.ESCALATED, CONCLUDED: '已办结', CANCELLED: '已撤回' },
  parties: { caller: '吹哨乡镇', called: '报到单位', county: '县政府' },
})(
  {
    call: {
      label: '吹哨',
      rule: 'U10',
      by: 'caller',
      from: null,
      to: 'CALLED',
      needs: { matter: '事由', place: '地点', calledCodes: '报到单位' },
    },
    report: { label: '报到', rule: 'U10', by: 'called', from: ['CALLED', 'ESCALATED'] },
    decline: {
      label: '说明不能报到的理由',
      rule: 'U10',
      by: 'called',
      from: ['CALLED', 'ESCALATED'],
      needs: { reason: '不能报到的理由' },
    },
    // Units are many: while the absence of some is before the county government, the others go on.
    contest: { ...contest('U10', 'caller', 'CALLED'), needs: { unitCodes: '未报到的单位', reason: '提请的理由' } },
    order: { ...order('U10', '决定应予报到'), to: 'CALLED' },
    uphold: { ...uphold('U10', '认可不能报到的理由'), to: 'CALLED' },
    rate: {
      label: '评哨',
      rule: 'U10',
      by: 'caller',
      from: ['CALLED', 'ESCALATED'],
      needs: { unitCode: '被评单位' },
      after: { report: 'U10' },
    },
    conclude: {
      label: '办结',
      rule: 'U10',
      by: 'caller',
      from: ['CALLED', 'ESCALATED'],
      to: 'CONCLUDED',
      needs: { result: '处置结果' },
    },
    cancel: {
      label: '撤回',
      rule: 'U10',
      by: 'caller',
      from: ['CALLED', 'ESCALATED'],
      to: 'CANCELLED',
      needs: { reason: '撤回理由' },
    },
  },
  {
    reporting: {
      label: '报到',
      rule: 'U10',
      by: 'called',
      within: byPolicy('whistle-report-minutes'),
      starts: ['call'],
      met: ['report'],
    },
    ordered: orderedClock('U10', 'called', byPolicy('whistle-report-minutes'), {
      decided: ['order'],
      done: ['report'],
    }),
    conclusion: {
      label: '办结吹哨',
      rule: 'U10',
      by: 'caller',
      within: byPolicy('whistle-conclusion-working-days'),
      starts: ['call'],
      met: ['conclude'],
    },
    rating: {
      label: '评哨',
      rule: 'U10',
      by: 'caller',
      within: byPolicy('whistle-rating-working-days'),
      starts: ['report'],
      met: ['rate'],
      sometimes: true,
    },
    countyDecision: contestClocks('U10', 'caller', {
      refused: [],
      accepted: [],
      escalated: ['contest'],
      decided: ['order', 'uphold'],
      done: [],
    }).countyDecision,
  },
);

export const whistleCall = defineProcedure({
  name: 'WHISTLE_CALL',
  typeName: 'WhistleCall',
  description:
    '吹哨报到：乡镇召集执法力量，被召集单位按时报到（机制三（四）3）。A township calls for enforcement strength; whoever is called reports in time (Mech 三(四)3).',
  ids: globalIds('whi_'),
  numberPrefix: 'CS',
  table,
  facts: whistleCallTable,
  mutations: {
    call: 'callWhistle',
    report: 'reportToWhistle',
    decline: 'declineWhistleCall',
    contest: 'contestWhistleAbsence',
    order: 'orderWhistleReport',
    uphold: 'upholdWhistleAbsence',
    rate: 'rateWhistleCall',
    conclude: 'concludeWhistleCall',
    cancel: 'cancelWhistleCall',
  },
  titleOf,
  prose: ['matter', 'result', 'reason', 'decision', 'note'],
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  holdsBack: { contest: nothingToContest },
  isOffered(step, row, { organization: { key } }) {
    if (step === 'report') return !row.reportedIds.includes(key);
    if (step === 'rate') return unratedOf(row).length > 0;
    return step !== 'decline' || mayDecline(row, key);
  },
  partiesOf: ({ callerId, calledIds, countyId }) => ({ caller: callerId, called: calledIds, county: countyId }),
});
