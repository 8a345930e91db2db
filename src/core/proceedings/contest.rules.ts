import type { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Silence is put before the county government only once its time is over. */
export function checkSilence(path: string, now: Temporal.Instant, due: Temporal.Instant, rule: string): Refusal[] {
  return isInTime(now, due)
    ? [refusal(path, 'WRONG_STATE', '答复期限尚未届满，不能以逾期未答复提请县政府决定', rule)]
    : [];
}
