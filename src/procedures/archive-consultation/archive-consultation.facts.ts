import {
  codes,
  contestFacts,
  id,
  instant,
  oneOf,
  organization,
  reasoned,
  tableOfFacts,
  text,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { archiveAccesses } from './archive-consultation.js';

/** Which archives are needed, how they are provided, or why not (Mech 三(五)1). */
export const archiveConsultationFacts = {
  requester: organization('申请单位。Who asks.')
    .shownAs('from')
    .filtered('申请单位代码。Code of the requester.', 'fromCode'),
  holder: organization('档案保管部门。Who keeps the archives.')
    .shownAs('to')
    .filtered('保管部门代码。Code of the department.', 'toCode'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['request']),
  access: oneOf(archiveAccesses, '利用方式。How they are to be used.').askedBy(['request']),
  archives: text('所需档案资料。Which archives.').askedBy(['request'], '所需档案资料，必填。Which archives, required.'),
  purpose: text('办案需要。What for.').askedBy(['request'], '办案需要，必填。What for, required.'),
  dueAt: instant('提供或说明理由的期限。When the department must have answered.'),
  provision: text('提供情况；未提供为空。How they were provided.')
    .optional()
    .requiredBy(['provide'], '提供情况，必填。How they are provided, required.'),
  refusalReason: text('不予提供的理由（规则 A5）。Why not (rule A5).').optional(),
  ...contestFacts,
};

/** What requests tell beside facts, by step. */
export const archiveConsultationRequests = {
  request: {
    aboutId: id('所为的办理事项。The proceeding it is needed for.').optional(),
    toCode: text('保管档案的部门代码。Code of the department that keeps them.'),
  },
  refuse: reasoned,
  escalate: reasoned,
  escalateSilence: reasoned,
};

export type ArchiveConsultation = ProcedureOf<
  typeof archiveConsultationFacts,
  typeof archiveConsultationRequests,
  'request',
  'archiveConsultationId'
>;

export const { entity: archiveConsultationEntity, table: archiveConsultationTable } = tableOfFacts(
  'archive_consultation',
  archiveConsultationFacts,
);
