import {
  codes,
  day,
  figures,
  int,
  nestedList,
  oneOf,
  organization,
  organizations,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { TrainingAttendanceInput } from './training.graphql.js';
import { trainingKinds } from './training.js';

/** Who was trained, in what, and for how long (Mech 三(五)2). */
export const trainingFacts = {
  organizer: organization('组织部门。Who held it.').filtered('组织部门代码。Code of whoever held it.', 'organizerCode'),
  kind: oneOf(trainingKinds, '方式。How.').askedBy(['record']).filtered('方式，任一即可。Any of these kinds.', 'kinds'),
  subject: text('培训内容。What it was about.').askedBy(['record'], '培训内容，必填。What it was about, required.'),
  /** Items that were handed over and are trained. */
  itemCodes: codes('所涉执法事项代码。Codes of the enforcement items.').offeredTo(['record']),
  heldOn: day('培训日期。First or only day.').askedBy(['record']),
  endedOn: day('结束日期；一日完成为空。Last day, if another one.')
    .optional()
    .askedBy(['record'], '结束日期。Last day, if another one.'),
  hours: int('学时。Hours.').askedBy(['record']),
  /** The townships that took part; how many people came, and passed, stand at the same places. */
  township: organizations().filtered('参训乡镇代码。Code of a township that took part.', 'townshipCode'),
  participants: figures(),
  /** Null where nobody was examined. */
  passed: figures().optional(),
};

/** What requests tell beside facts, by step. */
export const trainingRequests = {
  record: {
    attendance: nestedList(
      () => TrainingAttendanceInput,
      '各乡镇参训情况，必填。Who took part, by township; required.',
    ),
  },
};

export type TrainingFacts = FactsOf<typeof trainingFacts>;

export type Training = ProcedureOf<typeof trainingFacts, typeof trainingRequests, 'record', 'trainingId'>;

export const { entity: trainingEntity, table: trainingTable } = tableOfFacts('training', trainingFacts);
