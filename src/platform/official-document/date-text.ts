import { dayText } from '../../kernel/day-text.js';
import { blanks } from './blanks.js';

/** 成文日期, or a blank for it. */
export function dateText(date: string | null): string {
  return date === null ? blanks.date : dayText(date);
}
