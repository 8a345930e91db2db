import { Temporal } from 'temporal-polyfill';

/**
 * A day as official documents write it (GB/T 9704 7.3.5.4): `2026-11-07` → `2026年11月7日`, in Arabic digits without padding. What
 * follows the day, as in an instant, is left out.
 * @throws RangeError when it is no day
 */
export function dayText(day: string): string {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day.slice(0, 10));
  return `${year}年${month}月${dayOfMonth}日`;
}
