import { Temporal } from 'temporal-polyfill';
import { statutoryHolidays, knownYears } from '../../kernel/statutory-holidays.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** A stretch of days off; all days are `YYYY-MM-DD`. */
export interface HolidayStretch {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What a notice of the State Council's General Office says of a year. */
export interface HolidayNotice {
  readonly year: number;
  /** Number and address. */
  readonly notice: string;
  readonly holidays: readonly HolidayStretch[];
  /** Days at weekends that are worked. */
  readonly workdays: readonly string[];
}

const longestNotice = 500;
const longestName = 50;
const mostHolidays = 20;
const mostWorkdays = 40;

/**
 * The first and the last day that the notice of a year decides: the New Year's holiday is arranged by the notice of its own year and reaches
 * back into the last three days of December.
 */
export function daysOfNotice(year: number): { readonly first: string; readonly last: string } {
  return { first: `${year - 1}-12-29`, last: `${year}-12-28` };
}

/** Everything that is wrong with a notice by itself. */
export function checkNotice({ year, notice, holidays, workdays }: HolidayNotice): Refusal[] {
  if (!knownYears.includes(year)) {
    return [refusal('year', 'INVALID', `年份须在${knownYears[0]}至${knownYears.at(-1)}之间`)];
  }
  return [
    ...(notice.trim() === '' ? [refusal('notice', 'REQUIRED', '须写明通知文号')] : []),
    ...(notice.length > longestNotice ? [refusal('notice', 'INVALID', `通知文号不得超过${longestNotice}字`)] : []),
    ...(holidays.length > mostHolidays ? [refusal('holidays', 'INVALID', `节假日不得超过${mostHolidays}段`)] : []),
    ...(workdays.length > mostWorkdays ? [refusal('workdays', 'INVALID', `调休工作日不得超过${mostWorkdays}天`)] : []),
    ...holidays.flatMap((holiday, index) => checkHoliday(year, holiday, index)),
    ...overlaps(holidays),
    ...checkStatutory(year, holidays),
    ...workdays.flatMap((day, index) => checkWorkday(year, day, index, { holidays, workdays })),
  ];
}

function checkHoliday(year: number, { name, from, to }: HolidayStretch, index: number): Refusal[] {
  const path = (field: string): string[] => ['holidays', String(index), field];
  return [
    ...(name.trim() === '' ? [refusal(path('name'), 'REQUIRED', '节假日名称不能为空')] : []),
    ...(name.length > longestName ? [refusal(path('name'), 'INVALID', `节假日名称不得超过${longestName}字`)] : []),
    ...(to < from ? [refusal(path('to'), 'INVALID', `末日${to}不得早于首日${from}`)] : []),
    ...(isOfYear(year, from) ? [] : [refusal(path('from'), 'INVALID', outside(year, from))]),
    ...(isOfYear(year, to) ? [] : [refusal(path('to'), 'INVALID', outside(year, to))]),
  ];
}

function isOfYear(year: number, day: string): boolean {
  const { first, last } = daysOfNotice(year);
  return first <= day && day <= last;
}

function outside(year: number, day: string): string {
  const { first, last } = daysOfNotice(year);
  return `${day}不由${year}年的通知安排：须在${first}至${last}之间`;
}

function overlaps(holidays: readonly HolidayStretch[]): Refusal[] {
  return holidays.flatMap((one, index) => {
    const earlier = holidays.slice(0, index).find((other) => other.from <= one.to && one.from <= other.to);
    return earlier
      ? [
          refusal(
            ['holidays', String(index)],
            'INVALID',
            `${one.name}（${one.from}起）与${earlier.name}（${earlier.from}起）重叠`,
          ),
        ]
      : [];
  });
}

/** A notice moves days around the holidays by law, and takes none of them away. */
function checkStatutory(year: number, holidays: readonly HolidayStretch[]): Refusal[] {
  const missing = statutoryHolidays(year).filter(({ day }) => !isOff(holidays, day));
  return missing.length === 0
    ? []
    : [refusal('holidays', 'INVALID', `缺少法定节假日：${missing.map(({ day, name }) => `${day}${name}`).join('、')}`)];
}

function checkWorkday(
  year: number,
  day: string,
  index: number,
  { holidays, workdays }: Pick<HolidayNotice, 'holidays' | 'workdays'>,
): Refusal[] {
  const invalid = (message: string): Refusal[] => [refusal(['workdays', String(index)], 'INVALID', message)];
  if (!isOfYear(year, day)) return invalid(outside(year, day));
  if (Temporal.PlainDate.from(day).dayOfWeek <= 5) return invalid(`${day}不是周末，本来就是工作日`);
  if (isOff(holidays, day)) return invalid(`${day}同时列为节假日`);
  return workdays.indexOf(day) < index ? invalid(`${day}重复`) : [];
}

function isOff(holidays: readonly HolidayStretch[], day: string): boolean {
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

/** A day as a notice decides it. */
export interface DecidedDay {
  readonly day: string;
  readonly working: boolean;
  /** Of the holiday, or of the one that a worked weekend makes up for; null for any other day. */
  readonly name: string | null;
}

/** A day that a notice decides, and whether it is a Monday to Friday. */
export type NoticedDay = DecidedDay & { readonly isWeekday: boolean };

/** Every day that a notice decides. */
export function decidedDays({ year, holidays, workdays }: HolidayNotice): NoticedDay[] {
  const { first, last } = daysOfNotice(year);
  const days: NoticedDay[] = [];
  for (let date = Temporal.PlainDate.from(first); date.toString() <= last; date = date.add({ days: 1 })) {
    const day = date.toString();
    const holiday = holidays.find(({ from, to }) => from <= day && day <= to);
    const isWorked = workdays.includes(day);
    const isWeekday = date.dayOfWeek <= 5;
    days.push({
      day,
      isWeekday,
      working: isWorked || (!holiday && isWeekday),
      name: holiday?.name ?? (isWorked ? nearest(holidays, day) : null),
    });
  }
  return days;
}

/** The holiday that a worked weekend makes up for: the nearest one. */
function nearest(holidays: readonly HolidayStretch[], day: string): string | null {
  const distance = ({ from, to }: HolidayStretch): number =>
    Math.min(...[from, to].map((end) => Math.abs(Temporal.PlainDate.from(day).until(end).days)));
  return holidays.toSorted((one, other) => distance(one) - distance(other))[0]?.name ?? null;
}
