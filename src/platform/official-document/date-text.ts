import { Temporal } from 'temporal-polyfill';
import { blanks } from './blanks.js';

/** 成文日期 in Arabic digits without padding (GB/T 9704 7.3.5.4). */
export function dateText(date: string | null): string {
  if (date === null) return blanks.date;
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${year}年${month}月${day}日`;
}
