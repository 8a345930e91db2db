import { decisionsOf } from '../../categories/penalty-decision/index.js';
import type { RequestContext } from '../../core/hub.js';
import { organizationAmongCondition, procedureApi, text } from '../../core/proceedings/index.js';
import { loadTasks, tasksOf } from '../../core/tasks/index.js';
import { changeOperationTasks } from './change-tasks.js';
import { cancelOperation, postponeOperation, reportOperationTask, startOperation } from './carry-out-operation.js';
import { jointOperationFacts, jointOperationRequests } from './joint-operation.facts.js';
import { jointOperation } from './joint-operation.procedure.js';
import { planOperation } from './plan-operation.js';

const words = {
  field: 'jointOperation',
  filter: '联合执法的筛选条件，各项同时满足。Filter of joint operations; all conditions hold.',
  step: '联合执法的一步。A step in a joint operation.',
  id: '联合执法的标识。The joint operation.',
  list: {
    name: 'jointOperations',
    words:
      '本单位牵头或参加的，最近部署的在前（机制三（四）2）。Joint operations that one leads or takes part in, planned last first.',
  },
} as const;

const narrowing = {
  fields: { organizationCode: text('牵头或参加单位的代码。Code of the lead or a participant.') },
  conditions({ organizationCode: code }: Readonly<Record<string, unknown>>, hub: RequestContext['hub']) {
    return organizationAmongCondition('d.lead_id || d.participant_ids', code as string | null | undefined, hub);
  },
};

const { Type, resolver } = procedureApi(
  jointOperation,
  jointOperationFacts,
  jointOperationRequests,
  words,
  {
    plan: {
      words: '部署联合执法及各单位任务（规则 U4）。Plans a joint operation and who does what (rule U4).',
      request: '部署联合执法（规则 U4）。Plans a joint operation (rule U4).',
      open: planOperation,
    },
    postpone: {
      words: '联合执法改期，须说明理由（规则 U4）。Puts it off or forward, with a reason (rule U4).',
      request: '联合执法改期（规则 U4）。Begins a joint operation at another time (rule U4).',
      decide: postponeOperation,
    },
    changeTasks: {
      words:
        '调整联合执法任务：增加、变更或撤销，须说明理由，已报告的不变（规则 U4）。Adds, changes or cancels tasks with a reason; what was reported stays (rule U4).',
      request: '调整联合执法任务（规则 U4）。Changes the tasks of a joint operation (rule U4).',
      load: loadTasks,
      decide: changeOperationTasks,
    },
    start: { words: '开始联合执法（规则 U4）。Begins it (rule U4).', decide: startOperation },
    report: {
      words: '报告联合执法任务结果：本单位的任务（规则 U4）。Reports what came of one’s own task (rule U4).',
      request: '报告任务结果（规则 U4）。Reports what came of a task (rule U4).',
      load: loadTasks,
      decide: reportOperationTask,
    },
    conclude: {
      words: '结束联合执法并记录结果（规则 U4）。Concludes it (rule U4).',
      request: '结束联合执法。Concludes a joint operation.',
    },
    cancel: {
      words: '取消联合执法，须说明理由。Cancels it, with a reason.',
      request: '取消联合执法。Cancels a joint operation.',
      decide: cancelOperation,
    },
  },
  narrowing,
);

export const jointOperationResolvers = [
  resolver,
  decisionsOf(Type),
  tasksOf(Type, '各单位任务与结果。Tasks and what came of them.'),
];
