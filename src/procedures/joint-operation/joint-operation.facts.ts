import {
  codes,
  id,
  ids,
  instant,
  nestedList,
  organization,
  organizations,
  tableOfFacts,
  text,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { TaskChangeInput, TaskInput } from '../../core/tasks/index.js';

/** Joint enforcement on a major lead (Mech 三(四)2). Its tasks are rows of their own. */
export const jointOperationFacts = {
  lead: organization('牵头单位。Who leads it.'),
  participant: organizations('参加单位。Who takes part.').shownAs('participants'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['plan']),
  objective: text('行动目标。What it is for.').askedBy(['plan']),
  place: text('地点。Place.').optional().askedBy(['plan']).knownLater(),
  plannedAt: instant('拟开始时间。When it is to begin.')
    .askedBy(['plan'])
    .askedBy(['postpone'], '新的开始时间。When it is to begin now.'),
  startedAt: instant('开始时间；未开始为空。When it began.').optional(),
  conclusion: text('行动结果。What came of it.')
    .optional()
    .requiredBy(['conclude'], '行动结果，必填。What came of it, required.'),
  cancelReason: text('取消理由。Why it was cancelled.').optional(),
};

/** What requests tell beside facts, by step. */
export const jointOperationRequests = {
  plan: {
    tasks: nestedList(
      () => TaskInput,
      '各单位任务，至多 50 项；承担任务的单位即为参加单位。Tasks, at most 50; who has one takes part.',
    ),
    aboutId: id(
      '所由来的办理事项，如专题会议、案件移送。The proceeding it comes from, such as a special meeting.',
    ).optional(),
  },
  changeTasks: {
    newTasks: nestedList(() => TaskInput, '新增的任务。Tasks that come in addition.').optional(),
    changedTasks: nestedList(
      () => TaskChangeInput,
      '调整的任务：未报告结果的。Tasks that change, of which nothing was reported yet.',
    ).optional(),
    cancelledTaskIds: ids('撤销的任务：未报告结果的。Tasks that are cancelled, nothing reported yet.').optional(),
    reason: text('调整理由，必填。Why, required.'),
  },
  report: {
    taskId: id('任务的标识。The task.'),
    result: text('办理结果，必填。The result, required.'),
  },
  postpone: { reason: text('改期理由，必填。Why, required.') },
  cancel: { reason: text('取消理由，必填。The reason, required.') },
};

export type JointOperation = ProcedureOf<
  typeof jointOperationFacts,
  typeof jointOperationRequests,
  'plan',
  'jointOperationId'
>;

export const { entity: jointOperationEntity, table: jointOperationTable } = tableOfFacts(
  'joint_operation',
  jointOperationFacts,
);
