import { Temporal } from 'temporal-polyfill';
import { Arg, Ctx, Field, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { addWorkingDays, type CalendarBasis } from '../../kernel/calendar.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';

/** Values of the GraphQL enum `CalendarBasis`. */
export const calendarBases = { ANNOUNCED: 'ANNOUNCED', PROVISIONAL: 'PROVISIONAL' } as const;

registerEnumType(calendarBases, {
  name: 'CalendarBasis',
  description: '工作日推算的依据。What an answer on working days rests on.',
  valuesConfig: {
    ANNOUNCED: { description: '已公布：国务院办公厅已公布当年安排。The year’s official notice.' },
    PROVISIONAL: {
      description:
        '暂定：当年安排尚未公布，暂按周末和法定节假日休息推算。No notice yet: off at weekends and on statutory holidays.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: '工作日：某日之后的第若干个。The n-th working day after a day.' })
export class WorkingDay {
  @Field(() => LocalDateScalar, { description: '该工作日。The day.' })
  readonly date!: string;

  @Field(() => calendarBases, { description: '依据。What it rests on.' })
  readonly basis!: CalendarBasis;
}

const mostDays = 250;

@Resolver()
export class WorkingDayResolver {
  @Query(() => WorkingDay, {
    description:
      '工作日推算：某日之后（当日不计）第若干个工作日，负数为之前。The n-th working day after a day, which does not count; negative: before it.',
  })
  workingDay(
    @Arg('from', () => LocalDateScalar, { description: '起算日，当日不计。Day to count from; it does not count.' })
    from: string,
    @Arg('days', () => Int, { description: '工作日数，-250 至 250。Working days, -250 to 250.' }) days: number,
    @Ctx() { hub, viewer }: RequestContext,
  ): WorkingDay {
    requirePermission(viewer, 'read');
    if (Math.abs(days) > mostDays) throw badInput(`days：须在-${mostDays}至${mostDays}之间`);
    const { date, basis } = addWorkingDays(hub.calendar, Temporal.PlainDate.from(from), days);
    return { date: date.toString(), basis };
  }
}
