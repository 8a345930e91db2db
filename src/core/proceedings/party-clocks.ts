import { actingKey } from './heirs.js';
import type { Heirs } from './proceeding.js';

interface Clock {
  readonly clock: string;
  readonly responsibleId: number;
  /** RFC 3339, in the county's zone. */
  readonly startsAt: string;
}

/** One of several who each have a clock of a name. */
export interface PartyClock<Running extends Clock> {
  /** Who acts: itself, or whoever has succeeded it. */
  readonly actingId: number;
  /** Who it was when its time began. */
  readonly ownId: number;
  /** Its clock, the one that was started last. */
  readonly clock: Running;
}

/** The clock of each of several parties, in their order; one that acts for two has two, as it stands there twice. */
export function partyClocks<Running extends Clock>(
  row: { readonly heirs?: Heirs | null },
  parties: readonly number[],
  name: string,
  clocks: readonly Running[],
): PartyClock<Running>[] {
  const started = clocks
    .filter(({ clock }) => clock === name)
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  const lastOf = new Map(started.map((clock) => [clock.responsibleId, clock]));
  return [...lastOf.values()]
    .map((clock) => {
      const ownId = clock.responsibleId;
      // In what is closed everybody stands as who it was.
      return { actingId: parties.includes(ownId) ? ownId : actingKey(row, ownId), ownId, clock };
    })
    .filter(({ actingId }) => parties.includes(actingId))
    .sort((one, other) => parties.indexOf(one.actingId) - parties.indexOf(other.actingId));
}

/** The step that a party took, itself or whoever acts for it. */
export function stepOfParty<Taken extends { readonly organizationId: number }>(
  { actingId, ownId }: Omit<PartyClock<Clock>, 'clock'>,
  steps: readonly Taken[],
): Taken | undefined {
  return (
    steps.findLast(({ organizationId }) => organizationId === ownId) ??
    steps.findLast(({ organizationId }) => organizationId === actingId)
  );
}
