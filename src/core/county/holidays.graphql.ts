import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { knownYears } from '../../kernel/statutory-holidays.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { CalendarYearType, type CalendarYear } from '../calendar/index.js';

const firstYear = Math.min(...knownYears);
const lastYear = Math.max(...knownYears);

@InputType({ description: '节假日：连续放假的若干天。A stretch of days off.' })
export class HolidayInput {
  @Field(() => String, { description: '名称，1 至 50 字，如 春节。Name, 1 to 50 characters.' })
  readonly name!: string;

  @Field(() => LocalDateScalar, { description: '首日。First day off.' })
  readonly from!: string;

  @Field(() => LocalDateScalar, { description: '末日，可与首日相同。Last day off, may be the first.' })
  readonly to!: string;
}

@InputType({ description: '公布节假日：某年的通知。Enters the notice of a year.' })
export class AnnounceHolidaysInput {
  @Field(() => Int, { description: `年份，${firstYear} 至 ${lastYear}。Year, ${firstYear} to ${lastYear}.` })
  readonly year!: number;

  @Field(() => String, {
    description: '通知文号及网址，1 至 500 字。Number and address of the notice, 1 to 500 characters.',
  })
  readonly notice!: string;

  @Field(() => [HolidayInput], {
    description:
      '节假日，须含全部法定节假日，至多 20 段。Days off, all statutory holidays among them, at most 20 stretches.',
  })
  readonly holidays!: readonly HolidayInput[];

  @Field(() => [LocalDateScalar], {
    description: '调休：须上班的周末，至多 40 天。Weekend days that are worked, at most 40.',
  })
  readonly workdays!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      '更正理由，至多 500 字：当年安排已公布时须填。Why an announced year is corrected, at most 500 characters.',
  })
  readonly reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '仅试算：结果相同，什么也不写入。Gives the same answer and writes nothing.',
  })
  readonly dryRun?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: '公布节假日的结果。The year, or what is wrong.' })
export class AnnounceHolidaysPayload {
  @Field(() => CalendarYearType, {
    nullable: true,
    description: '年度安排；有错误时为空。The year, null when refused.',
  })
  readonly calendarYear!: CalendarYear | null;

  @Field(() => [LocalDateScalar], {
    description:
      '有变化的日子：由工作日改为休息，或者相反。Days that are worked now and were not, or the other way round.',
  })
  readonly changedDays!: readonly string[];

  @Field(() => [UserError], { description: '错误；为空表示已公布。What is wrong; empty when it was entered.' })
  readonly userErrors!: readonly UserError[];
}
