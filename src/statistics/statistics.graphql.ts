import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { shanghaiText } from '../kernel/instant-text.js';
import type { Hub } from '../core/hub.js';
import { PeriodType } from '../platform/graphql/period.graphql.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import { periodComparisons } from './comparison.js';

registerEnumType(periodComparisons, {
  name: 'PeriodComparison',
  description: '与哪个期间比较。The period that figures are compared with.',
  valuesConfig: {
    YEAR_ON_YEAR: { description: '同比：上年同期。A year earlier.' },
    PREVIOUS_PERIOD: {
      description:
        '环比：按日、月、年分组的，与前一日、前一月、前一年相比；不分组的，与前一等长期间相比。The day, month or year before when grouped by one, else the period of the same length before.',
    },
  },
});

/** Of when figures are. */
export interface AsOf {
  readonly asOf: string;
  readonly cursor: string;
}

/** Told before figures are read: all that is committed by now is in them. */
export function asOfNow({ clock, feed }: Hub): AsOf {
  return { asOf: shanghaiText(clock.now()), cursor: feed.cursor(feed.head()) };
}

@ObjectType({ simpleResolvers: true })
export class StatisticsType implements AsOf {
  @Field(() => DateTimeScalar, { description: '统计截至。The figures are as of this instant.' })
  readonly asOf!: string;

  @Field(() => String, {
    description:
      '变更日志游标：此前的变更均已计入，可由此续订。Cursor of the change log: every change up to it is counted; follow on from it.',
  })
  readonly cursor!: string;
}

@ObjectType({ simpleResolvers: true })
export class ComparableStatisticsType extends StatisticsType {
  @Field(() => PeriodType, {
    nullable: true,
    description: '与之比较的期间；未要求比较时为空。The compared period, null when none was asked for.',
  })
  readonly comparedPeriod!: PeriodType | null;
}

/** What the argument of comparable statistics says. */
export const compareWithDescription =
  '同比或环比；不填为不比较。Compares with a year earlier or the period before; not at all if not given.';

/** Growth against what is compared with, four decimals; null without it or against nothing. */
export function growth(current: number, earlier: number | null | undefined): number | null {
  return earlier == null || earlier === 0 ? null : Math.round(((current - earlier) / earlier) * 10_000) / 10_000;
}
