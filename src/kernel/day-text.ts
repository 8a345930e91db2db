import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from './calendar.js';

const blank = String.raw`\s*`;
/** Hours, minutes and seconds behind a day, as databases and offices add them; a zone makes an instant of it. */
const time = String.raw`(?:(?:\s+|T)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?`;
const hours = String.raw`(?:\s*(?<hour>\d{1,2})[时点](?:(?<minute>\d{1,2})分(?:(?<second>\d{1,2})秒)?)?)?`;
const [year, month, day] = [String.raw`(?<year>\d{4})`, String.raw`(?<month>\d{1,2})`, String.raw`(?<day>\d{1,2})`];
const dayForms = [
  [year, String.raw`(?<mark>[-/.])`, month, String.raw`\k<mark>`, day].join(blank) + time,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})` + time,
  [year, '年', month, '月', day, '日'].join(blank) + time,
  [year, '年', month, '月', day, '日'].join(blank) + hours,
].map((form) => new RegExp(`^${form}$`));
/** Days since this one are what a spreadsheet keeps of a day that has no format. */
const spreadsheetEpoch = Temporal.PlainDate.from('1899-12-30');

/** What a text must look like for `dayOfText`, in words for whoever wrote it. */
export const dayTextForms = '日期须为 YYYY-MM-DD（或 YYYY/M/D、YYYY.M.D、YYYYMMDD、YYYY年M月D日）';

/**
 * A day in any of the forms that tables have → `YYYY-MM-DD`, whatever the width of its digits, with a time of day or without; null for
 * a text that is none, a day that does not exist, or an instant that is another day in the county than it says.
 */
export function dayOfText(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .trim();
  for (const form of dayForms) {
    const parts = form.exec(plain)?.groups;
    if (parts) return existingDay(parts);
  }
  const [serial] = /^\d{5}(?=\.\d+$|$)/.exec(plain) ?? [];
  return serial === undefined ? null : spreadsheetEpoch.add({ days: Number(serial) }).toString();
}

function existingDay(parts: Readonly<Record<string, string | undefined>>): string | null {
  // ISO 8601 knows a year 0; PostgreSQL does not.
  if (parts['year'] === '0000') return null;
  const [wanted, zone] = [{ overflow: 'reject' } as const, parts['zone']];
  const [year, month, day] = ['year', 'month', 'day'].map((name) => Number(parts[name])) as [number, number, number];
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((name) => Number(parts[name] ?? 0)) as [
    number,
    number,
    number,
  ];
  try {
    const moment = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, wanted);
    const said = moment.toPlainDate().toString();
    return zone === undefined || shanghaiDay(Temporal.Instant.from(`${moment.toString()}${zone}`)).toString() === said
      ? said
      : null;
  } catch {
    return null;
  }
}

/**
 * A day as official documents write it (GB/T 9704 7.3.5.4): `2026-11-07` → `2026年11月7日`, in Arabic digits without padding. What
 * follows the day, as in an instant, is left out.
 * @throws RangeError when it is no day
 */
export function dayText(day: string): string {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day.slice(0, 10));
  return `${year}年${month}月${dayOfMonth}日`;
}
