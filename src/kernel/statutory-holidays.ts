import { Temporal } from 'temporal-polyfill';
import { lunarHolidays } from './lunar-holidays.js';

/** A day on which everybody is off by law, whatever the notice of the year says. */
export interface StatutoryHoliday {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 元旦, 春节 … */
  readonly name: string;
}

/** The years of which they are known: since the present regulation holds. */
export const knownYears: readonly number[] = [...lunarHolidays.keys()];

/**
 * The statutory holidays of all citizens: 全国年节及纪念日放假办法 art. 2, as amended from 2025-01-01, thirteen days: 元旦 one, 春节 four
 * (the eve and the first three days of the first lunar month), 清明节 one, 劳动节 two, 端午节 one, 中秋节 one, 国庆节 three. Sorted by day;
 * a day that is two of them (中秋节 may be in 国庆节) stands once, with both names.
 * @throws RangeError for a year of which they are not known
 */
export function statutoryHolidays(year: number): StatutoryHoliday[] {
  const lunar = lunarHolidays.get(year);
  if (!lunar) throw new RangeError(`The holidays of ${year} are not known`);
  const { newYear, dragonBoat, midAutumn } = lunar;
  const holidays = [
    ...days('元旦', `${year}-01-01`, 1),
    ...days('春节', dayBefore(`${year}-${newYear}`), 4),
    ...days('清明节', `${year}-04-0${qingming(year)}`, 1),
    ...days('劳动节', `${year}-05-01`, 2),
    ...days('端午节', `${year}-${dragonBoat}`, 1),
    ...days('中秋节', `${year}-${midAutumn}`, 1),
    ...days('国庆节', `${year}-10-01`, 3),
  ];
  const byDay = Map.groupBy(holidays, ({ day }) => day);
  return [...byDay]
    .map(([day, names]) => ({ day, name: names.map(({ name }) => name).join('、') }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function days(name: string, first: string, count: number): StatutoryHoliday[] {
  const from = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, index) => ({ day: from.add({ days: index }).toString(), name }));
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** The day of April on which the sun stands at 15°: the formula of the 21st century. */
function qingming(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
}
