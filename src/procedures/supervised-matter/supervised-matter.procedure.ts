import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { byPolicy, defineProcedure } from '../../core/proceedings/index.js';
import { hasNoTask, nothingReported, settled } from '../../core/tasks/index.js';
import { supervisedMatterTable } from './supervised-matter.facts.js';

/** Mech 三(四)3: coordination and supervision of matters that several departments must settle. */
const table = procedure({
  states: { OPEN: '督办中', CLOSED: '已办结', CANCELLED: '已取消' },
  parties: { township: '督办乡镇', department: '承办部门' },
})(
  {
    open: {
      label: '立项督办',
      rule: 'U8',
      by: 'township',
      from: null,
      to: 'OPEN',
      needs: { matter: '事项', tasks: '各部门任务' },
    },
    assign: { label: '增加任务', rule: 'U8', by: 'township', from: 'OPEN', needs: { tasks: '各部门任务' } },
    report: {
      label: '报告任务结果',
      rule: 'U8',
      by: 'department',
      from: 'OPEN',
      needs: { taskId: '任务', result: '办理结果' },
    },
    urge: { label: '督办', rule: 'U8', by: 'township', from: 'OPEN', needs: { note: '督办意见' } },
    confirm: { label: '确认任务结果', rule: 'U8', by: 'township', from: 'OPEN', needs: { taskId: '任务' } },
    close: {
      label: '办结',
      rule: 'U8',
      by: 'township',
      from: 'OPEN',
      to: 'CLOSED',
      needs: { result: '协调结果' },
    },
    cancel: {
      label: '取消督办',
      rule: 'U8',
      by: 'township',
      from: 'OPEN',
      to: 'CANCELLED',
      needs: { reason: '取消理由' },
    },
  },
  {
    closing: {
      label: '办结督办事项',
      rule: 'U8',
      by: 'township',
      within: byPolicy('supervision-days'),
      starts: ['open'],
      met: ['close'],
    },
  },
);

export const supervisedMatter = defineProcedure({
  name: 'SUPERVISED_MATTER',
  typeName: 'SupervisedMatter',
  description:
    '督办事项：辖区内需多部门协调解决的综合性事项，由乡镇协调与督办（机制三（四）3）。A township coordinates and supervises what several departments must settle in its area (Mech 三(四)3).',
  ids: globalIds('spm_'),
  numberPrefix: 'DB',
  table,
  facts: supervisedMatterTable,
  mutations: {
    open: 'openSupervisedMatter',
    assign: 'assignSupervisedTasks',
    report: 'reportSupervisedTask',
    urge: 'urgeSupervisedMatter',
    confirm: 'confirmSupervisedTask',
    close: 'closeSupervisedMatter',
    cancel: 'cancelSupervisedMatter',
  },
  titleOf: ({ matter }) => matter,
  prose: ['matter', 'result', 'reason', 'note'],
  holdsBack: {
    report: hasNoTask,
    urge: settled,
    confirm: nothingReported,
    close: async (row, scope) => !(await settled(row, scope)),
  },
  partiesOf: ({ townshipId, departmentIds }) => ({ township: townshipId, department: departmentIds }),
});
