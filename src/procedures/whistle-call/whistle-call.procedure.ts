import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { byPolicy, defineProcedure } from '../../core/proceedings/index.js';
import { whistleCallTable } from './whistle-call.facts.js';

/** Mech 三(四)3: 吹哨报到. */
const table = procedure({
  states: { CALLED: '已吹哨', CONCLUDED: '已办结', CANCELLED: '已撤回' },
  parties: { caller: '吹哨乡镇', called: '报到单位' },
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
    report: { label: '报到', rule: 'U10', by: 'called', from: 'CALLED' },
    conclude: {
      label: '办结',
      rule: 'U10',
      by: 'caller',
      from: 'CALLED',
      to: 'CONCLUDED',
      needs: { result: '处置结果' },
    },
    cancel: {
      label: '撤回',
      rule: 'U10',
      by: 'caller',
      from: 'CALLED',
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
    conclude: 'concludeWhistleCall',
    cancel: 'cancelWhistleCall',
  },
  prose: ['matter', 'result', 'reason', 'note'],
  isOffered: (step, { reportedIds }, { organization }) => step !== 'report' || !reportedIds.includes(organization.key),
  partiesOf: ({ callerId, calledIds }) => ({ caller: callerId, called: calledIds }),
});
