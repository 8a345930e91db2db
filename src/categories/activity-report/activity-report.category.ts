import { namedOrganizations, type OrganizationRegister } from '../../core/organizations/index.js';
import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { ActivityReportEntity } from './activity-report.entity.js';
import { activityReportFields } from './activity-report.graphql.js';
import { checkActivityReport } from './activity-report.rules.js';
import type { ActivityReportFields, InspectedMatter, Reinspection } from './activity-report.js';
import { InspectedMatterEntity, ReinspectionEntity } from './inspection.entity.js';

export type ActivityReportRow = RecordRow &
  Omit<Required<ActivityReportFields>, 'period'> & {
    readonly periodFrom: string | null;
    readonly periodTo: string | null;
    readonly participantCodes: readonly string[];
  };

export const activityReport = defineCategory<ActivityReportFields>({
  name: 'ACTIVITY_REPORT',
  typeName: 'ActivityReport',
  description:
    '动态信息：第 6 类，行政检查记录、检查安排、执法工作简报等。Dynamic information: inspections, planned visits, bulletins.',
  fields: activityReportFields,
  details: detailTable(ActivityReportEntity),
  parts: { matters: detailTable(InspectedMatterEntity), reinspections: detailTable(ReinspectionEntity) },
  columnsBehind: {
    period: ['periodFrom', 'periodTo'],
    participants: ['participantCodes'],
  },
  required: { kind: '种类', summary: '内容摘要', occurredOn: '发生日期' },
  prose: ['summary', 'ordered', 'finding'],
  check: (fields, { today, organizations }) => [
    ...checkActivityReport(fields, today),
    ...checkParticipants(fields, organizations),
  ],
  store: ({ itemCodes, period, matters, reinspections, ...fields }) => ({
    columns: {
      kind: fields.kind,
      summary: fields.summary,
      occurredOn: fields.occurredOn,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      counterpartName: fields.counterpartName ?? null,
      counterpartCode: fields.counterpartCode ?? null,
      place: fields.place ?? null,
      inspectionKind: fields.inspectionKind ?? null,
      plan: fields.plan ?? null,
      participantCodes: fields.participantCodes ?? [],
      result: fields.result ?? null,
      ordered: fields.ordered ?? null,
      correctBy: fields.correctBy ?? null,
    },
    parts: { matters: matters ?? [], reinspections: reinspections ?? [] },
    itemCodes: itemCodes ?? [],
  }),
  fieldsOf: (row, parts) => {
    const { kind, summary, occurredOn, itemCodes, ...told } = row as ActivityReportRow;
    const { counterpartName, counterpartCode, place, inspectionKind, plan, participantCodes } = told;
    const { result, ordered, correctBy } = told;
    return {
      ...{ kind, summary, occurredOn, period: periodOf(told), itemCodes },
      ...{ counterpartName, counterpartCode, place, inspectionKind, plan, participantCodes },
      ...{ result, ordered, correctBy },
      matters: (parts['matters'] ?? []) as InspectedMatter[],
      reinspections: (parts['reinspections'] ?? []) as Reinspection[],
    };
  },
});

export function periodOf({ periodFrom, periodTo }: Pick<ActivityReportRow, 'periodFrom' | 'periodTo'>): Period | null {
  return periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
}

/** Those who inspect together existed then. */
function checkParticipants(
  { participantCodes, occurredOn }: ActivityReportFields,
  organizations: OrganizationRegister,
): readonly Refusal[] {
  const named = namedOrganizations(organizations, participantCodes ?? [], 'participantCodes', occurredOn);
  return 'organizations' in named ? [] : named;
}
