import { Temporal } from 'temporal-polyfill';

/** Minutes until a report is tried again, after each time that it was not taken; the last for all that follow. */
const pauses = [1, 2, 5, 15, 30, 60, 120, 180] as const;
const hours = 72;

/**
 * Milliseconds until the next attempt, never the same for two, so that what failed together does not come back together; null once three days
 * have passed since the first one.
 */
export function pauseAfter(
  attempts: number,
  since: Temporal.Instant,
  now: Temporal.Instant,
  random: () => number = Math.random,
): number | null {
  if (Temporal.Instant.compare(now, since.add({ hours })) >= 0) return null;
  const minutes = pauses[Math.min(attempts, pauses.length) - 1] ?? pauses[0];
  return Math.round(minutes * 60_000 * (0.75 + random() / 2));
}
