import type { ActingOn } from './boundary.rules.js';
import type { ItemVersion, Listing } from './listing.js';

/** G2: two list the same item on the same days, so that neither is competent where nobody has it handed over. */
export interface Double {
  readonly code: string;
  /** Keys of the item in the other's list, and of the other. */
  readonly otherItem: number;
  readonly other: number;
  readonly validFrom: string;
  /** First day on which one of them no longer lists it; null: open. */
  readonly validTo: string | null;
}

type Days = Pick<ItemVersion, 'validFrom' | 'validTo'>;

/**
 * With whom a list has an item in common, and on which days. Two townships do not: each list holds in its own alone. Nor do two of whom one
 * has succeeded the other.
 */
export function doublesOf(listing: Listing, ofCode: readonly Listing[], actingOn: ActingOn): Double[] {
  const { ofTownship = false, department } = listing;
  const others = ofCode.filter((one) => one.item !== listing.item && !(ofTownship && (one.ofTownship ?? false)));
  return others.flatMap((other) =>
    commonDays(listing.versions, other.versions)
      .filter(({ validFrom }) => {
        const [own, others] = [department, other.department].map((key) => actingOn(key, validFrom, listing.code));
        return own !== null && others !== null && own !== others;
      })
      .map((days) => ({ ...days, code: listing.code, otherItem: other.item, other: other.department })),
  );
}

/** The days on which both hold, as whole periods. */
function commonDays(ones: readonly Days[], others: readonly Days[]): Days[] {
  const common = ones.flatMap((one) => others.flatMap((other) => intersection(one, other) ?? []));
  const periods: Days[] = [];
  for (const days of common.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))) {
    const last = periods.at(-1);
    if (last?.validTo === days.validFrom) periods[periods.length - 1] = { ...last, validTo: days.validTo };
    else periods.push(days);
  }
  return periods;
}

function intersection(one: Days, other: Days): Days | null {
  const validFrom = one.validFrom > other.validFrom ? one.validFrom : other.validFrom;
  const ends = [one.validTo, other.validTo].filter((end) => end !== null).sort();
  const [validTo = null] = ends;
  return validTo !== null && validTo <= validFrom ? null : { validFrom, validTo };
}

/** Doubles that are there now and were not before: of these the other is told. */
export function newDoubles(before: readonly Double[], after: readonly Double[]): Double[] {
  return after.filter(
    ({ otherItem, validFrom, validTo }) =>
      !before.some((one) => one.otherItem === otherItem && one.validFrom === validFrom && one.validTo === validTo),
  );
}
