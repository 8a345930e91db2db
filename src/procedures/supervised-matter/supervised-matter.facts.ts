import {
  codes,
  id,
  ids,
  nestedList,
  organization,
  organizations,
  tableOfFacts,
  text,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { TaskInput } from '../../core/tasks/index.js';

/** Matters of several departments that a township coordinates and supervises (Mech 三(四)3). Their tasks are rows of their own. */
export const supervisedMatterFacts = {
  township: organization('督办乡镇。The township that supervises it.').filtered(
    '督办乡镇代码。Code of the township.',
    'townshipCode',
  ),
  department: organizations('承办部门。Who has a task.')
    .shownAs('departments')
    .filtered('承办部门代码。Code of a department that has a task.', 'departmentCode'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['open']),
  matter: text('事项。The matter.').askedBy(['open']),
  place: text('地点。Place.').optional().askedBy(['open']).knownLater(),
  result: text('协调结果。What came of it.')
    .optional()
    .requiredBy(['close'], '协调结果，必填。What came of it, required.'),
  cancelReason: text('取消理由。Why it was cancelled.').optional(),
};

const taskId = id('任务的标识。The task.');

/** What requests tell beside facts, by step. */
export const supervisedMatterRequests = {
  open: {
    tasks: nestedList(
      () => TaskInput,
      '各部门任务，至少涉及两个部门，至多 50 项。Tasks of at least two departments, at most 50.',
    ),
    aboutId: id('所由来的办理事项。The proceeding it comes from.').optional(),
    urgeId: id(
      '所由来的催办：由司法局或县政府对催办无效的事项立项。The urge it comes from, in vain: opened by whoever supervises.',
    ).optional(),
  },
  assign: { tasks: nestedList(() => TaskInput, '任务，至多 50 项。Tasks, at most 50.') },
  report: { taskId, result: text('办理结果，必填。The result, required.') },
  urge: {
    taskIds: ids('任务的标识；不填为全部未确认的任务。The tasks; all that are not confirmed if not given.').optional(),
  },
  confirm: { taskId },
  cancel: { reason: text('取消理由，必填。The reason, required.') },
};

export type SupervisedMatter = ProcedureOf<
  typeof supervisedMatterFacts,
  typeof supervisedMatterRequests,
  'open',
  'supervisedMatterId'
>;

export const { entity: supervisedMatterEntity, table: supervisedMatterTable } = tableOfFacts(
  'supervised_matter',
  supervisedMatterFacts,
);
