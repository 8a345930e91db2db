import { jointOperationFeature } from '../../../src/procedures/joint-operation/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { dayFromNow, tasksOf } from '../../harness/builders/tasks.js';

const { table, mutations } = jointOperationFeature.procedure;
let taskId = '';

describeAttempts('[U4] a joint operation', {
  table,
  mutations,
  api: { field: 'jointOperation' },
  idField: 'jointOperationId',
  types: { start: 'JointOperationStepInput' },
  actors: { lead: { organization: '141025100' }, participant: { organization: 'scjg' } },
  requests: {
    plan: () => ({
      objective: '取缔辖区内的无证餐饮摊点',
      plannedAt: new Date().toISOString(),
      tasks: [{ organizationCode: 'scjg', description: '查验证照', dueOn: dayFromNow(3) }],
    }),
    postpone: () => ({ plannedAt: new Date(Date.now() + 7 * 86_400_000).toISOString(), reason: '防汛应急' }),
    changeTasks: () => ({ changedTasks: [{ taskId, dueOn: dayFromNow(5) }], reason: '涉及户数增加' }),
    start: () => ({}),
    report: () => ({ taskId, result: '查验十二户，责令整改三户' }),
    conclude: () => ({ conclusion: '摊点均已规范' }),
    cancel: () => ({ reason: '线索不实' }),
  },
  before: async (hub, _step, id) => {
    taskId = (await tasksOf(hub, '141025100', id))[0]?.id ?? '';
  },
});
