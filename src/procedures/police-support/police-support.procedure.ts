import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { byPolicy, defineProcedure, immediately, promptly } from '../../core/proceedings/index.js';
import { titleOf } from './police-support.js';
import { policeSupportTable } from './police-support.facts.js';

/** Mech 三(五)3: the police deal with obstruction of enforcement. */
const table = procedure({
  states: { CALLED: '已请求', HANDLED: '处理中', CONCLUDED: '已反馈结果' },
  parties: { caller: '执法单位', police: '公安部门' },
})(
  {
    call: {
      label: '请求公安部门配合',
      rule: 'A7',
      // `occurredAt` says when officers were obstructed.
      toldBy: 'calledAt',
      by: 'caller',
      from: null,
      to: 'CALLED',
      needs: { place: '地点', situation: '阻挠执法情况' },
    },
    handle: {
      label: '处理',
      rule: 'A7',
      moment: 'handledAt',
      by: 'police',
      from: ['CALLED', 'HANDLED'],
      to: 'HANDLED',
      needs: { handling: '处理情况' },
    },
    reportResult: {
      label: '反馈查处结果',
      rule: 'A8',
      by: 'police',
      from: 'HANDLED',
      to: 'CONCLUDED',
      needs: { result: '查处结果' },
    },
  },
  {
    // The clause says 及时 for both: while officers are being obstructed, two days later is not in time.
    ongoing: {
      label: '处理正在发生的阻挠',
      oneOf: 'handling',
      rule: 'A7',
      by: 'police',
      within: immediately,
      starts: ['call'],
      met: ['handle'],
    },
    result: {
      label: '反馈查处结果',
      rule: 'A8',
      by: 'police',
      within: byPolicy('police-result-days'),
      starts: ['handle'],
      met: ['reportResult'],
    },
    past: {
      oneOf: 'handling',
      label: '处理已发生的阻挠',
      rule: 'A7',
      by: 'police',
      within: promptly,
      starts: ['call'],
      met: ['handle'],
    },
  },
);

export const policeSupport = defineProcedure({
  name: 'POLICE_SUPPORT',
  typeName: 'PoliceSupport',
  description:
    '公安配合：公安部门配合行政执法，处理阻挠执法、暴力抗法（机制三（五）3）。The police support enforcement against obstruction (Mech 三(五)3).',
  ids: globalIds('pol_'),
  numberPrefix: 'GA',
  table,
  facts: policeSupportTable,
  mutations: { call: 'callPolice', handle: 'recordPoliceHandling', reportResult: 'reportPoliceResult' },
  otherMaterials: { SCENE_EVIDENCE: '现场固定的证据', POLICE_DOCUMENT: '公安机关文书' },
  titleOf,
  prose: ['situation', 'handling', 'result', 'note'],
  partiesOf: ({ callerId, policeId }) => ({ caller: callerId, police: policeId }),
});
