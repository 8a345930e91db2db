import { procedureApi } from '../../core/proceedings/index.js';
import { loadTasks, tasksOf } from '../../core/tasks/index.js';
import { loadUrge, openMatter } from './open-matter.js';
import {
  assignTasks,
  cancelMatter,
  closeMatter,
  confirmMatterTask,
  reportMatterTask,
  urgeMatter,
} from './supervise-matter.js';
import { supervisedMatterFacts, supervisedMatterRequests } from './supervised-matter.facts.js';
import { supervisedMatter } from './supervised-matter.procedure.js';

const words = {
  field: 'supervisedMatter',
  filter: '督办事项的筛选条件，各项同时满足。Filter of supervised matters; all conditions hold.',
  step: '督办事项的一步。A step in a supervised matter.',
  id: '督办事项的标识。The supervised matter.',
  list: {
    name: 'supervisedMatters',
    words:
      '本单位督办或承办的，最近立项的在前（机制三（四）3）。Matters that one supervises or has a task in, opened last first.',
  },
} as const;

const { Type, resolver } = procedureApi(supervisedMatter, supervisedMatterFacts, supervisedMatterRequests, words, {
  open: {
    words:
      '立项督办：乡镇对辖区内需多部门协调解决的综合性事项（规则 U8）；司法局、县政府对催办无效的事项（规则 J8）。A township opens a matter of several departments (rule U8); whoever supervises one that was urged in vain (rule J8).',
    request: '对综合性事项立项督办（规则 U8）。Opens a matter to be supervised (rule U8).',
    loadOpening: loadUrge,
    open: openMatter,
  },
  assign: {
    words: '增加督办任务（规则 U8）。Adds tasks (rule U8).',
    request: '增加督办任务（规则 U8）。Adds tasks (rule U8).',
    decide: assignTasks,
  },
  report: {
    words: '报告督办任务结果：本单位的任务（规则 U8）。Reports what came of one’s own task (rule U8).',
    request: '报告任务结果（规则 U8）。Reports what came of a task (rule U8).',
    load: loadTasks,
    decide: reportMatterTask,
  },
  urge: {
    words: '督办未办结的任务（规则 U8）。Urges tasks that are not settled (rule U8).',
    request: '督办：督办意见写入说明，必填（规则 U8）。Urges tasks; what is said goes into the note, required.',
    load: loadTasks,
    decide: urgeMatter,
  },
  confirm: {
    words: '确认督办任务结果（规则 U8）。Confirms what came of a task (rule U8).',
    request: '确认督办任务结果（规则 U8）。Confirms what came of a task (rule U8).',
    load: loadTasks,
    decide: confirmMatterTask,
  },
  close: {
    words: '办结督办事项；各项任务的结果均须已确认（规则 U8）。Closes it; each task must be confirmed (rule U8).',
    request: '办结督办事项。Closes a supervised matter.',
    load: loadTasks,
    decide: closeMatter,
  },
  cancel: {
    words: '取消督办，须说明理由。Cancels it, with a reason.',
    request: '取消督办。Cancels a supervised matter.',
    decide: cancelMatter,
  },
});

export const supervisedMatterResolvers = [resolver, tasksOf(Type, '各部门任务与结果。Tasks and what came of them.')];
