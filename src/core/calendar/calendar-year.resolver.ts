import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { CalendarBasis } from '../../kernel/calendar.js';
import { knownYears } from '../../kernel/statutory-holidays.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { calendarYear, type CalendarYear } from './calendar-year.js';
import { readDaysOf } from './calendar-year.sql.js';
import { announcedYears } from './notices.js';
import { calendarBases } from './working-day.resolver.js';

@ObjectType('Holiday', { simpleResolvers: true, description: '节假日：连续放假的若干天。A stretch of days off.' })
export class HolidayType {
  @Field(() => String, { description: '名称，如 春节。Name.' })
  readonly name!: string;

  @Field(() => LocalDateScalar, { description: '首日。First day off.' })
  readonly from!: string;

  @Field(() => LocalDateScalar, { description: '末日。Last day off.' })
  readonly to!: string;
}

@ObjectType('CalendarYear', {
  simpleResolvers: true,
  description:
    '年度节假日安排：当年通知安排的各日，自上年 12 月 29 日起。The holidays that the notice of a year arranges.',
})
export class CalendarYearType {
  @Field(() => Int, { description: '年份。Year.' })
  readonly year!: number;

  @Field(() => calendarBases, { description: '依据：已公布，或者暂按法定节假日。What it rests on.' })
  readonly basis!: CalendarBasis;

  @Field(() => String, { nullable: true, description: '通知文号；未公布为空。The notice, null while there is none.' })
  readonly notice!: string | null;

  @Field(() => [HolidayType], {
    description: '节假日；未公布时为法定节假日。Days off; by law alone before the notice.',
  })
  readonly holidays!: readonly HolidayType[];

  @Field(() => [LocalDateScalar], { description: '调休：须上班的周末。Weekend days that are worked.' })
  readonly workdays!: readonly string[];
}

const firstYear = Math.min(...announcedYears);
const lastYear = Math.max(...knownYears);

@Resolver()
export class CalendarYearResolver {
  @Query(() => CalendarYearType, {
    description:
      '年度节假日安排：某年的节假日与调休。The holidays of a year and the weekend days that are worked for them.',
  })
  async calendarYear(
    @Arg('year', () => Int, { description: `年份，${firstYear} 至 ${lastYear}。Year, ${firstYear} to ${lastYear}.` })
    year: number,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<CalendarYear> {
    requirePermission(viewer, 'read');
    if (year < firstYear || year > lastYear) throw badInput(`year：须在${firstYear}至${lastYear}之间`);
    return calendarYear(year, await readDaysOf(hub.pool, year));
  }
}
