import type { Page } from '../../platform/graphql/connection.graphql.js';
import { connection, type AskedPage, type PageRequest } from '../../platform/graphql/connection.js';
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

interface ListedFault extends CoverageFaultType, Place {}

const coverageCursors = keysetCursors('coverage', { itemCode: 'text', townshipCode: 'text' });
/** The report's order: codes are ASCII, so that they compare as they do in PostgreSQL. */
const byPlace = (one: Place, other: Place): number =>
  compare(one.itemCode, other.itemCode) || compare(one.townshipCode, other.townshipCode);
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** G2: what nobody or several hold on a day, by item and township. */
export function coveragePage(hub: Hub, day: string, asked: AskedPage): Promise<Page<CoverageFaultType>> {
  let read: Promise<ListedFault[]> | undefined;
  const faults = (): Promise<ListedFault[]> => (read ??= faultsOn(hub, day));
  return connection(
    coverageCursors,
    { rows: async (request) => pageAmong(await faults(), request), count: async () => (await faults()).length },
    asked,
  );
}

/** Only lists with which something may be wrong are read, and judged by the rule that also says who is competent. */
async function faultsOn({ pool, organizations }: Hub, day: string): Promise<ListedFault[]> {
  const all = organizations.all();
  const gone = all.filter((organization) => actingOn(organization, day) === null).map(({ key }) => key);
  const townships = all.filter((one) => one.kind === 'TOWNSHIP' && existsOn(one, day)).map(({ key }) => key);
  const listings = await doubtfulListings(pool, day, gone);
  return coverageFaults(listings, townships, day, actingIn(organizations))
    .map(({ township: key, holders, ...fault }): ListedFault => {
      const township = organizations.byKey(key);
      return {
        ...fault,
        township,
        townshipCode: township.code,
        kind: holders.length === 0 ? 'NOBODY' : 'SEVERAL',
        holders: holders.map((holder) => organizations.byKey(holder)),
      };
    })
    .sort(byPlace);
}

function pageAmong(
  faults: readonly ListedFault[],
  { after, before, backward, size }: PageRequest<Place>,
): ListedFault[] {
  const within = faults.filter(
    (fault) => (after === null || byPlace(fault, after) > 0) && (before === null || byPlace(fault, before) < 0),
  );
  return (backward ? within.toReversed() : within).slice(0, size + 1);
}
