import { checkNotAfter } from '../../kernel/field-check.js';
import { refusal } from '../../kernel/refusal.js';
import { defineCategory, detailTable, itemCodes, required, type RecordRow } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { ComplaintHandlingEntity } from './complaint-handling.entity.js';
import { handlingStatuses, type ComplaintHandlingFields, type ComplaintProgress } from './complaint-handling.js';
import { checkNoComplainant } from './complaint-handling.rules.js';

export const complaintHandling = defineCategory<ComplaintHandlingFields>({
  name: 'COMPLAINT_HANDLING',
  typeName: 'ComplaintHandling',
  description:
    '投诉举报办理情况：第 7 类，投诉举报案件的受理与处理情况，不含投诉举报人信息（规则 S7）。Acceptance and handling of complaints, never the complainant (rule S7).',
  fields: {
    receivedOn: required(() => LocalDateScalar, '收到投诉举报的日期。Day the complaint was received.'),
    handlingStatus: required(() => handlingStatuses, '办理状态。Where the handling stands.'),
    summary: required(() => String, '内容摘要，不得含投诉举报人信息。Summary, without the complainant.'),
    itemCodes,
  },
  details: detailTable(ComplaintHandlingEntity),
  parts: {},
  columnsBehind: {},
  required: { receivedOn: '收到日期', handlingStatus: '办理状态', summary: '内容摘要' },
  updated: { columns: ['complaintKind', 'townshipCode', 'workingDays', 'outcome'], parts: {} },
  prose: ['summary'],
  numberRule: 'S7',
  check: ({ receivedOn, summary }, { today, title }) => [
    ...checkNotAfter('receivedOn', receivedOn, today, '收到日期不能晚于今日'),
    ...checkNoComplainant('summary', summary),
    ...checkNoComplainant('sharing.title', title),
  ],
  store: ({ itemCodes: codes, ...told }) => ({
    columns: { ...nothingFollowed, ...told },
    itemCodes: codes ?? [],
  }),
  // One that is only registered says nothing yet: no column of the category is read.
  checkKept: (row) =>
    (fieldsOf(row).complaintKind ?? null) === null
      ? []
      : [refusal([], 'WRONG_STATE', '此信息随投诉举报的办理自动更新；共享范围请以 reviseComplaintSharing 调整', 'S7')],
  fieldsOf,
});

const nothingFollowed = { complaintKind: null, townshipCode: null, workingDays: null, outcome: null };

function fieldsOf(row: RecordRow): ComplaintHandlingFields & ComplaintProgress {
  const told = row as RecordRow & ComplaintHandlingFields & ComplaintProgress;
  const { receivedOn, handlingStatus, summary, complaintKind, townshipCode, workingDays, outcome } = told;
  const followed = { complaintKind, townshipCode, workingDays, outcome };
  return { receivedOn, handlingStatus, summary, ...followed, itemCodes: told.itemCodes };
}
