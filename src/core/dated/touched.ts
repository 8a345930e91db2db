/** What a correction may reach: what there is of the days of which something else is said. */
export const touchedKinds = {
  RUNNING_CLOCK: 'RUNNING_CLOCK',
  SHARED_RECORD: 'SHARED_RECORD',
  CONFERENCE_MEETING: 'CONFERENCE_MEETING',
} as const;

/** How many of a kind there are, and the global ids of the first. */
export interface Touched {
  readonly kind: keyof typeof touchedKinds;
  readonly count: number;
  readonly firstIds: readonly string[];
}

/** Nobody looks through more than so many, and so many tell what they are. */
export const mostCounted = 1000;
const mostShown = 20;

/** Nothing where there are none. */
export function touched(kind: Touched['kind'], ids: readonly string[]): readonly Touched[] {
  return ids.length === 0 ? [] : [{ kind, count: ids.length, firstIds: ids.slice(0, mostShown) }];
}
