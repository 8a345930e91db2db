import type { Delegation, ItemVersion, Listing } from './listing.js';

/**
 * Who acts for an organization on a day: itself, or whoever has succeeded it, of one that was divided for the item; null: nobody.
 * Organizations are keys.
 */
export type ActingOn = (organization: number, day: string, itemCode?: string) => number | null;

/** G2: who is competent for an item in a township, on which document, from when and until when. */
export interface Competence {
  readonly organization: number;
  readonly basis: string;
  /** Day of the handover, or the first day on which the department holds the item. */
  readonly since: string;
  /** First day on which it no longer is, as far as is decided. */
  readonly until: string | null;
}

export function versionOn({ versions }: Pick<Listing, 'versions'>, day: string): ItemVersion | undefined {
  return versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
}

export function isInForce({ delegatedFrom, revokedOn }: Delegation, day: string): boolean {
  return delegatedFrom <= day && (revokedOn === null || day < revokedOn);
}

/** G2: whether a list says anything of a township: a department's of every one, a township's own of itself alone. */
export function speaksOf(
  { ofTownship = false, department }: Listing,
  township: number,
  day: string,
  actingOn: ActingOn,
): boolean {
  return !ofTownship || actingOn(department, day) === actingOn(township, day);
}

/**
 * G2: the delegation by which the township holds the item on a day. What was handed over to a township that has merged since is
 * its successor's; of several such handovers the township's own decides, then the earliest.
 */
export function delegationOn(
  { delegations }: Listing,
  township: number,
  day: string,
  actingOn: ActingOn,
): Delegation | undefined {
  const actor = actingOn(township, day);
  if (actor === null) return undefined;
  const held = delegations.filter((one) => isInForce(one, day) && actingOn(one.township, day) === actor);
  return held.find((one) => one.township === township) ?? held[0];
}

/**
 * G2: the list decides who is competent: the township to which the item was handed over, else the department that lists it, or the
 * township itself by a law of its own. Null where nobody does, and where several do and none has handed it over: they have to agree, 三(六).
 */
export function competenceOn(
  listings: readonly Listing[],
  township: number,
  day: string,
  actingOn: ActingOn,
): Competence | null {
  const actor = actingOn(township, day);
  if (actor === null) return null;
  const listed = listings.filter((listing) => versionOn(listing, day) && speaksOf(listing, township, day, actingOn));
  for (const listing of listed) {
    const delegation = delegationOn(listing, township, day, actingOn);
    if (!delegation) continue;
    const { basis, delegatedFrom: since, revokedOn } = delegation;
    return { organization: actor, basis, since, until: earlier(revokedOn, listedUntil(listing, day)) };
  }
  const holders = listed.map((listing) => ({ listing, holder: actingOn(listing.department, day, listing.code) }));
  const [first] = holders;
  if (first?.holder == null || holders.some(({ holder }) => holder !== first.holder)) return null;
  return departmentCompetence(first.listing, first.holder, township, day, actingOn);
}

function departmentCompetence(
  listing: Listing,
  holder: number,
  township: number,
  day: string,
  actingOn: ActingOn,
): Competence | null {
  const version = versionOn(listing, day);
  if (!version) return null;
  const actor = actingOn(township, day);
  const ofTownship = listing.delegations.filter((one) => actingOn(one.township, day) === actor);
  const revoked = ofTownship.flatMap(({ revokedOn }) => (revokedOn !== null && revokedOn <= day ? [revokedOn] : []));
  const coming = ofTownship.flatMap(({ delegatedFrom }) => (delegatedFrom > day ? [delegatedFrom] : []));
  const since = [listedSince(listing, day), ...revoked].sort().at(-1) ?? version.validFrom;
  const until = earlier(coming.sort()[0] ?? null, listedUntil(listing, day));
  return { organization: holder, basis: version.basis, since, until };
}

/** First day from which the department has listed the item without a gap until the day. */
function listedSince({ versions }: Listing, day: string): string {
  let since = day;
  for (const { validFrom, validTo } of versions.toReversed()) {
    if (validFrom <= day && (validTo === null || validTo >= since)) since = validFrom;
  }
  return since;
}

/** First day on which the department no longer lists the item, having done so without a gap since the day. */
function listedUntil({ versions }: Listing, day: string): string | null {
  let until: string | null = day;
  for (const { validFrom, validTo } of versions) {
    if (until !== null && validFrom <= until && (validTo === null || validTo > until)) until = validTo;
  }
  return until;
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** G2: all who hold the item in a township on a day, each once: one, if the lists are in order. */
export function holdersOn(listings: readonly Listing[], township: number, day: string, actingOn: ActingOn): number[] {
  const holders = listings
    .filter((listing) => versionOn(listing, day) && speaksOf(listing, township, day, actingOn))
    .map((listing) =>
      delegationOn(listing, township, day, actingOn)
        ? actingOn(township, day)
        : actingOn(listing.department, day, listing.code),
    );
  return [...new Set(holders.filter((holder) => holder !== null))];
}

/**
 * G3: whether an organization has the item on its own list on a day: as whoever lists it, or as a township to which it was handed over. A department keeps an item that it has handed over: it decides what it had filed before (三(一)1).
 */
export function isOnOwnList(
  listings: readonly Listing[],
  organization: number,
  day: string,
  actingOn: (organization: number, itemCode?: string) => number | null,
): boolean {
  return listings.some(
    (listing) =>
      versionOn(listing, day) !== undefined &&
      (actingOn(listing.department, listing.code) === organization ||
        listing.delegations.some((one) => isInForce(one, day) && actingOn(one.township) === organization)),
  );
}
