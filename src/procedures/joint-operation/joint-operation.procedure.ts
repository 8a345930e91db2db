import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { byPolicy, defineProcedure, promptly } from '../../core/proceedings/index.js';
import { hasNoTask } from '../../core/tasks/index.js';
import { jointOperationTable } from './joint-operation.facts.js';

/** Mech 三(四)2: joint enforcement, task by task. */
const table = procedure({
  states: { PLANNED: '已部署', UNDER_WAY: '进行中', CONCLUDED: '已结束', CANCELLED: '已取消' },
  parties: { lead: '牵头单位', participant: '参加单位' },
})(
  {
    plan: {
      label: '部署联合执法',
      rule: 'U4',
      by: 'lead',
      from: null,
      to: 'PLANNED',
      needs: { objective: '行动目标', tasks: '各单位任务' },
    },
    postpone: {
      label: '改期',
      rule: 'U4',
      by: 'lead',
      from: 'PLANNED',
      needs: { reason: '改期理由' },
    },
    changeTasks: {
      label: '调整任务',
      rule: 'U4',
      by: 'lead',
      from: ['UNDER_WAY', 'PLANNED'],
      needs: { reason: '调整理由' },
    },
    start: { label: '开始行动', rule: 'U4', by: 'lead', from: 'PLANNED', to: 'UNDER_WAY' },
    report: {
      label: '报告任务结果',
      rule: 'U4',
      by: ['participant', 'lead'],
      from: 'UNDER_WAY',
      needs: { taskId: '任务', result: '办理结果' },
    },
    conclude: {
      label: '结束行动',
      rule: 'U4',
      by: 'lead',
      from: 'UNDER_WAY',
      to: 'CONCLUDED',
      needs: { conclusion: '行动结果' },
    },
    cancel: {
      label: '取消行动',
      rule: 'U4',
      by: 'lead',
      from: 'PLANNED',
      to: 'CANCELLED',
      needs: { reason: '取消理由' },
    },
  },
  {
    start: {
      label: '按期开始行动',
      rule: 'U4',
      by: 'lead',
      within: promptly,
      starts: ['plan', 'postpone'],
      met: ['start'],
      ended: ['postpone'],
    },
    conclusion: {
      label: '结束联合执法',
      rule: 'U4',
      by: 'lead',
      within: byPolicy('operation-conclusion-days'),
      starts: ['start'],
      met: ['conclude'],
    },
  },
);

export const jointOperation = defineProcedure({
  name: 'JOINT_OPERATION',
  typeName: 'JointOperation',
  description:
    '联合执法：多个单位的联合行动（机制三（四）2）。A joint operation of several organizations (Mech 三(四)2).',
  ids: globalIds('jop_'),
  numberPrefix: 'LH',
  table,
  facts: jointOperationTable,
  mutations: {
    plan: 'planJointOperation',
    postpone: 'postponeJointOperation',
    changeTasks: 'changeJointOperationTasks',
    start: 'startJointOperation',
    report: 'reportJointOperationTask',
    conclude: 'concludeJointOperation',
    cancel: 'cancelJointOperation',
  },
  endedOtherwise: ({ state }) => state === 'CANCELLED',
  titleOf: ({ objective }) => objective,
  prose: ['objective', 'result', 'conclusion', 'reason', 'note'],
  holdsBack: { report: hasNoTask },
  partiesOf: ({ leadId, participantIds }) => ({ lead: leadId, participant: participantIds }),
});
