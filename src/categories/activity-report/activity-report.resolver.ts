import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import { categoryResolver, recordLoader, type RecordRow } from '../../core/records/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { activityReport, periodOf, type ActivityReportRow } from './activity-report.category.js';
import { ActivityReportFilter } from './activity-report.graphql.js';
import { conflictingVisits, mostConflicts } from './planned-visits.sql.js';

const { types, resolver } = categoryResolver({
  category: activityReport,
  list: 'activityReports',
  filter: ActivityReportFilter,
  conditions,
});

function conditions(filter: ActivityReportFilter): Sql[] {
  const { kinds, occurredFrom, occurredTo, on, counterpartCode, participantCode, correctByFrom, correctByTo } = filter;
  return [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(occurredFrom ? [sql`d.occurred_on >= ${$(occurredFrom, 'date')}`] : []),
    ...(occurredTo ? [sql`d.occurred_on <= ${$(occurredTo, 'date')}`] : []),
    ...(on ? [sql`${$(on, 'date')} BETWEEN d.period_from AND d.period_to`] : []),
    ...(counterpartCode == null
      ? []
      : [sql`d.counterpart_code = ${$(wellFormed(counterpartCode, 'counterpartCode'), 'text')}`]),
    ...(filter.inspectionKinds ? [sql`d.inspection_kind = ANY (${$(filter.inspectionKinds, 'text[]')})`] : []),
    ...(filter.results ? [sql`d.result = ANY (${$(filter.results, 'text[]')})`] : []),
    ...(participantCode == null
      ? []
      : [sql`${$(wellFormed(participantCode, 'participantCode'), 'text')} = ANY (d.participant_codes)`]),
    ...(correctByFrom ? [sql`d.correct_by >= ${$(correctByFrom, 'date')}`] : []),
    ...(correctByTo ? [sql`d.correct_by <= ${$(correctByTo, 'date')}`] : []),
  ];
}

@Resolver(() => types.RecordType)
class ActivityReportResolver {
  @FieldResolver()
  period(@Root() report: ActivityReportRow): Period | null {
    return periodOf(report);
  }

  @FieldResolver(() => [OrganizationType], {
    description:
      '联合检查单位：综合查一次，与发布单位一同检查的。Who inspects together with the publisher, in one visit.',
  })
  participants(@Root() { participantCodes }: ActivityReportRow, @Ctx() { hub }: RequestContext): Organization[] {
    return participantCodes.flatMap((code) => hub.organizations.byCode(code) ?? []);
  }

  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => [types.RecordType], {
    description: `检查安排冲突：其他单位对同一检查对象、日期相近的检查安排（政策 visit-conflict-days），本单位可见的，至多 ${String(mostConflicts)} 件；互列为联合检查单位的不算。Visits that others plan to the same counterpart within some days (policy visit-conflict-days), of those one may see, at most ${String(mostConflicts)}; not those that are one visit, each naming the other.`,
  })
  async conflictingVisits(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordRow[]> {
    const keys = await loaders.own(conflictingVisits).load(key);
    const visits = await Promise.all(keys.map((each) => loaders.own(recordLoader).load(each)));
    return visits.filter((visit) => visit !== null);
  }
}

export const activityReportResolvers = [resolver, ActivityReportResolver] as const;
