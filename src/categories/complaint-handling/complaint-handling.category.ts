import { checkNotAfter } from '../../kernel/field-check.js';
import { defineCategory, detailTable, required, type RecordRow } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { ComplaintHandlingEntity } from './complaint-handling.entity.js';
import { checkNoComplainant } from './complaint-handling.rules.js';

export const handlingStatuses = {
  REGISTERED: 'REGISTERED',
  ACCEPTED: 'ACCEPTED',
  VERIFIED: 'VERIFIED',
  FILED: 'FILED',
  TRANSFERRED: 'TRANSFERRED',
  REPLIED: 'REPLIED',
  CLOSED: 'CLOSED',
  NOT_PUNISHED: 'NOT_PUNISHED',
  NOT_ADMITTED: 'NOT_ADMITTED',
  WITHDRAWN: 'WITHDRAWN',
  MERGED: 'MERGED',
} as const;
export type HandlingStatus = keyof typeof handlingStatuses;

export interface ComplaintHandlingFields {
  /** Day the complaint was received, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly handlingStatus: HandlingStatus;
  readonly summary: string;
}

export const complaintHandling = defineCategory<ComplaintHandlingFields>({
  name: 'COMPLAINT_HANDLING',
  typeName: 'ComplaintHandling',
  description:
    '投诉举报办理情况：第 7 类，投诉举报案件的受理与处理情况，不含投诉举报人信息（规则 S7）。Acceptance and handling of complaints, never the complainant (rule S7).',
  fields: {
    receivedOn: required(() => LocalDateScalar, '收到投诉举报的日期。Day the complaint was received.'),
    handlingStatus: required(() => handlingStatuses, '办理状态。Where the handling stands.'),
    summary: required(() => String, '内容摘要，不得含投诉举报人信息。Summary, without the complainant.'),
  },
  details: detailTable(ComplaintHandlingEntity),
  parts: {},
  columnsBehind: {},
  required: { receivedOn: '收到日期', handlingStatus: '办理状态', summary: '内容摘要' },
  prose: ['summary'],
  numberRule: 'S7',
  check: ({ receivedOn, summary }, { today, title }) => [
    ...checkNotAfter('receivedOn', receivedOn, today, '收到日期不能晚于今日'),
    ...checkNoComplainant('summary', summary),
    ...checkNoComplainant('sharing.title', title),
  ],
  store: ({ receivedOn, handlingStatus, summary }) => ({
    columns: { receivedOn, handlingStatus, summary },
    itemCodes: [],
  }),
  fieldsOf: (row) => {
    const { receivedOn, handlingStatus, summary } = row as RecordRow & ComplaintHandlingFields;
    return { receivedOn, handlingStatus, summary };
  },
});
