import { checkNotAfter } from '../../kernel/field-check.js';
import { defineCategory, detailTable, itemCodes, required, type RecordRow } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { ActivityReportEntity } from './activity-report.entity.js';

export const activityReportKinds = {
  INSPECTION_RECORD: 'INSPECTION_RECORD',
  WORK_BULLETIN: 'WORK_BULLETIN',
  OTHER: 'OTHER',
} as const;
export type ActivityReportKind = keyof typeof activityReportKinds;

export interface ActivityReportFields {
  readonly kind: ActivityReportKind;
  readonly summary: string;
  /** Day it happened, `YYYY-MM-DD`. */
  readonly occurredOn: string;
  readonly itemCodes?: readonly string[] | null;
}

export const activityReport = defineCategory<ActivityReportFields>({
  name: 'ACTIVITY_REPORT',
  typeName: 'ActivityReport',
  description: '动态信息：第 6 类，行政检查记录、执法工作简报等。Dynamic information: inspection records, bulletins.',
  fields: {
    kind: required(() => activityReportKinds, '种类。Kind.'),
    summary: required(() => String, '内容摘要。Summary.'),
    occurredOn: required(() => LocalDateScalar, '发生日期。Day it happened.'),
    itemCodes,
  },
  details: detailTable(ActivityReportEntity),
  parts: {},
  columnsBehind: {},
  required: { kind: '种类', summary: '内容摘要', occurredOn: '发生日期' },
  prose: ['summary'],
  check: ({ occurredOn }, { today }) => checkNotAfter('occurredOn', occurredOn, today, '发生日期不能晚于今日'),
  store: ({ itemCodes: codes, ...columns }) => ({
    columns,
    itemCodes: codes ?? [],
  }),
  fieldsOf: (row) => {
    const { kind, summary, occurredOn, itemCodes: codes } = row as RecordRow & ActivityReportFields;
    return { kind, summary, occurredOn, itemCodes: codes };
  },
});
