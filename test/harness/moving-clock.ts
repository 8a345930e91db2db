import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../src/kernel/clock.js';

/** A clock that stands still until a test moves it. */
export interface MovingClock extends Clock {
  set(moment: string): void;
}

/** `moment` is RFC 3339. */
export function movingClock(moment: string): MovingClock {
  let at = Temporal.Instant.from(moment);
  return {
    now: () => at,
    set(next) {
      at = Temporal.Instant.from(next);
    },
  };
}
