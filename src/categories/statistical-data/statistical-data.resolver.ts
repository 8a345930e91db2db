import { FieldResolver, Resolver, Root } from 'type-graphql';
import { categoryResolver } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { statisticalData, type StatisticalDataRow } from './statistical-data.category.js';
import { StatisticalDataFilter } from './statistical-data.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

const { types, resolver } = categoryResolver({
  category: statisticalData,
  list: 'statisticalData',
  filter: StatisticalDataFilter,
  conditions: ({ on, indicatorCode }) => [
    ...(on ? [sql`${$(on, 'date')} BETWEEN d.period_from AND d.period_to`] : []),
    ...(indicatorCode == null
      ? []
      : [
          sql`EXISTS (SELECT 1 FROM statistical_indicator i
            WHERE i.record_id = r.id AND i.code = ${$(wellFormed(indicatorCode, 'indicatorCode'), 'text')})`,
        ]),
  ],
});

@Resolver(() => types.RecordType)
class StatisticalDataResolver {
  @FieldResolver()
  period(@Root() { periodFrom, periodTo }: StatisticalDataRow): Period {
    return { from: periodFrom, to: periodTo };
  }
}

export const statisticalDataResolvers = [resolver, StatisticalDataResolver] as const;
