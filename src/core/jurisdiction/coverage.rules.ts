import { holdersOn, isInForce, versionOn, type ActingOn } from './boundary.rules.js';
import type { Listing } from './listing.js';

/** G2: an item that nobody holds in a township on a day, or several. */
export interface CoverageFault {
  readonly itemCode: string;
  readonly itemName: string;
  /** Key of the township. */
  readonly township: number;
  /** Keys of who holds it: none, or several. */
  readonly holders: readonly number[];
}

/**
 * G2: what of some items is held by nobody or by several in one of the townships. An item counts that some department lists on the
 * day, that a township lists for itself, or that was handed over and is listed no longer. A township that is gone without a successor counts where something was
 * handed over to it: nobody acts there.
 */
export function coverageFaults(
  listings: readonly Listing[],
  townships: readonly number[],
  day: string,
  actingOn: ActingOn,
): CoverageFault[] {
  const byCode = Map.groupBy(listings, ({ code }) => code);
  return [...byCode].flatMap(([itemCode, ofCode]) => {
    const running = ofCode.flatMap(({ delegations }) => delegations.filter((one) => isInForce(one, day)));
    const listed = ofCode.filter((listing) => versionOn(listing, day));
    const isListed = listed.some(({ ofTownship = false }) => !ofTownship);
    const gone = running.map(({ township }) => township).filter((township) => actingOn(township, day) === null);
    const concerned = isListed
      ? townships
      : townships.filter(
          (township) =>
            running.some((one) => actingOn(one.township, day) === township) ||
            listed.some(({ department }) => actingOn(department, day) === township),
        );
    const itemName = nameOf(ofCode, day);
    return [...new Set([...concerned, ...gone])]
      .map((township) => {
        const holders = gone.includes(township) ? [] : holdersOn(ofCode, township, day, actingOn);
        return { itemCode, itemName, township, holders };
      })
      .filter(({ holders }) => holders.length !== 1);
  });
}

/** As it is listed on the day, or was last. */
function nameOf(listings: readonly Listing[], day: string): string {
  const listed = listings.map((listing) => versionOn(listing, day) ?? listing.versions.at(-1));
  return listed.find((version) => version !== undefined)?.name ?? '';
}
