import { Temporal } from 'temporal-polyfill';

const dayForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];
/** Days since this one are what a spreadsheet keeps of a day that has no format. */
const spreadsheetEpoch = Temporal.PlainDate.from('1899-12-30');

/** What a text must look like for `dayOfText`, in words for whoever wrote it. */
export const dayTextForms = '日期须为 YYYY-MM-DD（或 YYYY/M/D、YYYYMMDD、YYYY年M月D日）';

/** A day in any of the usual forms of tables → `YYYY-MM-DD`; null for a text that is none, or a day that does not exist. */
export function dayOfText(text: string): string | null {
  for (const form of dayForms) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (year === undefined) continue;
    // ISO 8601 knows a year 0; PostgreSQL does not.
    if (year === '0000') return null;
    try {
      const parts = { year: Number(year), month: Number(month), day: Number(day) };
      return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
    } catch {
      return null;
    }
  }
  return /^\d{5}$/.test(text) ? spreadsheetEpoch.add({ days: Number(text) }).toString() : null;
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
