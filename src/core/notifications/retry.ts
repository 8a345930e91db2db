/** Minutes until a message is tried again, after each time that it was not taken. */
const pauses = [1, 5, 20, 60, 240] as const;

/** Milliseconds until the next attempt, never the same for two, so that what failed together does not come back together; null: no more. */
export function pauseAfter(attempts: number, random: () => number = Math.random): number | null {
  const minutes = pauses[attempts - 1];
  return minutes === undefined ? null : Math.round(minutes * 60_000 * (0.75 + random() / 2));
}
