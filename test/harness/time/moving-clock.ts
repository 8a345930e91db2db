import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../src/kernel/clock.js';

export interface MovingClock extends Clock {
  /** Stands at this instant (RFC 3339) until it is moved again. */
  moveTo(at: string): void;
}

/** A clock that the test moves. */
export function movingClock(at: string): MovingClock {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    moveTo(next) {
      now = Temporal.Instant.from(next);
    },
  };
}
