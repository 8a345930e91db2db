import { Field, InputType, registerEnumType } from 'type-graphql';
import { categoryResolver, RecordFilter } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { activityReport, activityReportKinds, type ActivityReportKind } from './activity-report.category.js';

registerEnumType(activityReportKinds, {
  name: 'ActivityReportKind',
  description: '动态信息的种类。Kinds of dynamic information.',
  valuesConfig: {
    INSPECTION_RECORD: { description: '行政检查记录。Inspection record.' },
    WORK_BULLETIN: { description: '执法工作简报。Work bulletin.' },
    OTHER: { description: '其他。Other.' },
  },
});

@InputType({ description: '动态信息的筛选条件。Filter of activity reports.' })
class ActivityReportFilter extends RecordFilter {
  @Field(() => [activityReportKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: ActivityReportKind[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发生日不早于（含）。Occurred on this day or later.' })
  readonly occurredFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发生日不晚于（含）。Occurred on this day or earlier.' })
  readonly occurredTo?: string | null;
}

const { resolver } = categoryResolver({
  category: activityReport,
  list: 'activityReports',
  filter: ActivityReportFilter,
  conditions: ({ kinds, occurredFrom, occurredTo }) => [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(occurredFrom ? [sql`d.occurred_on >= ${$(occurredFrom, 'date')}`] : []),
    ...(occurredTo ? [sql`d.occurred_on <= ${$(occurredTo, 'date')}`] : []),
  ],
});

export const activityReportResolvers = [resolver] as const;
