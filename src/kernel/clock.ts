import { Temporal } from 'temporal-polyfill';

/** The only source of the present moment: everything that needs "now" takes a Clock. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still, for tests and for generating a county's past. */
export function fixedClock(at: Temporal.Instant | string): Clock {
  const instant = typeof at === 'string' ? Temporal.Instant.from(at) : at;
  return { now: () => instant };
}
