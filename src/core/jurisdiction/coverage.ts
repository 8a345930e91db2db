import { pageOf, type Page, type PageArgs } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import type { Hub } from '../hub.js';
import { actingOn, existsOn } from '../organizations/index.js';
import { actingIn } from './acting.js';
import type { CoverageFaultType } from './boundary.graphql.js';
import { coverageFaults } from './coverage.rules.js';
import { doubtfulListings } from './coverage.sql.js';

interface Place {
  readonly itemCode: string;
  readonly townshipCode: string;
}

const coverageCursors = keysetCursors<Place>('coverage', ['itemCode', 'townshipCode']);
/** The report's order: codes are ASCII, so that they compare as they do in PostgreSQL. */
const byPlace = (one: CoverageFaultType, other: CoverageFaultType): number =>
  compare(one.itemCode, other.itemCode) || compare(one.township.code, other.township.code);
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/**
 * G2: what nobody or several hold on a day, by item and township. Only lists with which something may be wrong are read, and judged
 * by the rule that also says who is competent.
 */
export async function coveragePage(
  { pool, organizations, cursorKey }: Hub,
  day: string,
  args: PageArgs,
): Promise<Page<CoverageFaultType> & { totalCount: number }> {
  const request = coverageCursors.asked(cursorKey, args);
  const all = organizations.all();
  const gone = all.filter((organization) => actingOn(organization, day) === null).map(({ key }) => key);
  const townships = all.filter((one) => one.kind === 'TOWNSHIP' && existsOn(one, day)).map(({ key }) => key);
  const listings = await doubtfulListings(pool, day, gone);
  const faults = coverageFaults(listings, townships, day, actingIn(organizations))
    .map(({ township, holders, ...fault }): CoverageFaultType => ({
      ...fault,
      township: organizations.byKey(township),
      kind: holders.length === 0 ? 'NOBODY' : 'SEVERAL',
      holders: holders.map((key) => organizations.byKey(key)),
    }))
    .sort(byPlace);
  const { after, before } = request;
  const within = faults.filter(
    (fault) => (after === null || isBeyond(fault, after)) && (before === null || isBefore(fault, before)),
  );
  const asked = request.backward ? within.toReversed() : within;
  const page = pageOf(request, asked.slice(0, request.size + 1), ({ itemCode, township }) =>
    coverageCursors.of(cursorKey, { itemCode, townshipCode: township.code }),
  );
  return Object.assign(page, { totalCount: faults.length });
}

function isBeyond({ itemCode, township }: CoverageFaultType, place: Place): boolean {
  return (compare(itemCode, place.itemCode) || compare(township.code, place.townshipCode)) > 0;
}

function isBefore({ itemCode, township }: CoverageFaultType, place: Place): boolean {
  return (compare(itemCode, place.itemCode) || compare(township.code, place.townshipCode)) < 0;
}
