import { supervisedMatterFeature } from '../../../src/procedures/supervised-matter/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { supervisedMatterInput } from '../../harness/builders/supervised-matter.js';
import { dayFromNow, tasksOf } from '../../harness/builders/tasks.js';

const { table, mutations } = supervisedMatterFeature.procedure;
const api = { field: 'supervisedMatter' };
const township = '141025100';
let taskId = '';

describeAttempts('[U8] a supervised matter', {
  table,
  mutations,
  api,
  idField: 'supervisedMatterId',
  actors: { township: { organization: township }, department: { organization: 'zrzy' } },
  requests: {
    open: () => supervisedMatterInput(),
    assign: () => ({ tasks: [{ organizationCode: 'jtys', description: '查处超限运输', dueOn: dayFromNow(4) }] }),
    report: () => ({ taskId, result: '手续不全，已立案' }),
    urge: () => ({ note: '请于周五前完成' }),
    confirm: () => ({ taskId }),
    close: () => ({ result: '砂场已取缔' }),
    cancel: () => ({ reason: '已由县里统一整治' }),
  },
  // A result is confirmed after it was reported, and the matter closed when all of them are.
  before: async (hub, step, id) => {
    const tasks = await tasksOf(hub, township, id);
    taskId = tasks.find(({ organization }) => organization.code === 'zrzy')?.id ?? '';
    const settled = step === 'close' ? tasks : step === 'confirm' ? tasks.filter((task) => task.id === taskId) : [];
    for (const task of settled) {
      const input = { supervisedMatterId: id, taskId: task.id };
      const report = { ...input, idempotencyKey: freshKey(), result: '已完成' };
      proceedingOf(await askStep(hub, task.organization.code, api, { mutation: mutations['report'] ?? '' }, report));
      if (step === 'confirm') continue;
      const confirm = { ...input, idempotencyKey: freshKey() };
      proceedingOf(await askStep(hub, township, api, { mutation: mutations['confirm'] ?? '' }, confirm));
    }
  },
});
