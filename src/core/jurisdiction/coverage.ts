import { badInput, pageOf, pageRequest, type Page, type PageArgs } from '../../platform/graphql/connection.graphql.js';
import type { Hub } from '../hub.js';
import { actingOn, existsOn } from '../organizations/index.js';
import { actingIn } from './acting.js';
import type { CoverageFaultType } from './boundary.graphql.js';
import { coverageFaults } from './coverage.rules.js';
import { doubtfulListings } from './coverage.sql.js';

/** Places of the report in its order: codes are ASCII, so that they compare as they do in PostgreSQL. */
const placeOf = ({ itemCode, township }: CoverageFaultType): string => `${itemCode}|${township.code}`;
const byPlace = (one: CoverageFaultType, other: CoverageFaultType): number =>
  compare(one.itemCode, other.itemCode) || compare(one.township.code, other.township.code);
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/**
 * G2: what nobody or several hold on a day, by item and township. Only lists with which something may be wrong are read, and judged
 * by the rule that also says who is competent.
 */
export async function coveragePage(
  { pool, organizations }: Hub,
  day: string,
  args: PageArgs,
): Promise<Page<CoverageFaultType> & { totalCount: number }> {
  const request = pageRequest(args);
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
  const [after, before] = [openCursor(request.after), openCursor(request.before)];
  const within = faults.filter(
    (fault) => (after === null || isBeyond(fault, after)) && (before === null || isBefore(fault, before)),
  );
  const asked = request.backward ? within.toReversed() : within;
  const page = pageOf(request, asked.slice(0, request.size + 1), (fault) =>
    Buffer.from(placeOf(fault)).toString('base64url'),
  );
  return Object.assign(page, { totalCount: faults.length });
}

interface Place {
  readonly itemCode: string;
  readonly townshipCode: string;
}

function isBeyond({ itemCode, township }: CoverageFaultType, place: Place): boolean {
  return (compare(itemCode, place.itemCode) || compare(township.code, place.townshipCode)) > 0;
}

function isBefore({ itemCode, township }: CoverageFaultType, place: Place): boolean {
  return (compare(itemCode, place.itemCode) || compare(township.code, place.townshipCode)) < 0;
}

const form = /^([0-9A-Za-z._-]{1,64})\|([0-9a-z-]{2,32})$/;

/** @throws GraphQLError BAD_USER_INPUT for anything that no report gave out */
function openCursor(cursor: string | null): Place | null {
  if (cursor === null) return null;
  const [, itemCode, townshipCode] = form.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (itemCode === undefined || townshipCode === undefined) throw badInput('游标无效：请使用列表返回的游标');
  return { itemCode, townshipCode };
}
