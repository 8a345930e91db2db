import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';

/** Lists are asked of today unless a day is given. */
export function today({ clock }: Pick<Hub, 'clock'>): string {
  return shanghaiDay(clock.now()).toString();
}
