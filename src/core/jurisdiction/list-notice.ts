import type { Executor } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { actingIn } from './acting.js';
import { competenceOn } from './boundary.rules.js';
import { doublesOf, type Double } from './doubles.rules.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';
import { today } from './today.js';

/** What whoever has told of an item is to know: that another lists it too, and what this makes of the competence. */
export interface ListNotice {
  readonly itemCode: string;
  readonly organization: Organization;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly undecidedIn: readonly Organization[];
  readonly message: string;
  readonly rule: string;
}

/** An item of a list, by code and key of whose list it is. */
interface Told {
  readonly code: string;
  readonly department: number;
}

const mostNotices = 100;

/** G2, D1: of items that were told, with whom they are in common from today on; the first of them. */
export async function noticesOf(hub: Hub, executor: Executor, told: readonly Told[]): Promise<ListNotice[]> {
  const listings = await listingsOf(executor, [...new Set(told.map(({ code }) => code))]);
  const byCode = Map.groupBy(listings, ({ code }) => code);
  const acting = actingIn(hub.organizations);
  const day = today(hub);
  const seen = new Set<number>();
  const notices: ListNotice[] = [];
  for (const { code, department } of told) {
    const ofCode = byCode.get(code) ?? [];
    const own = ofCode.find((one) => one.department === department);
    if (!own || seen.has(own.item)) continue;
    seen.add(own.item);
    const doubles = doublesOf(own, ofCode, acting).filter(({ validTo }) => validTo === null || validTo > day);
    notices.push(...doubles.map((double) => noticeOf(hub, ofCode, double, day)));
    if (notices.length >= mostNotices) break;
  }
  return notices.slice(0, mostNotices);
}

function noticeOf(
  { organizations }: Hub,
  ofCode: readonly Listing[],
  { code, other, validFrom, validTo }: Double,
  today: string,
): ListNotice {
  const on = validFrom > today ? validFrom : today;
  const acting = actingIn(organizations);
  const undecidedIn = organizations
    .all()
    .filter((one) => one.kind === 'TOWNSHIP' && existsOn(one, on) && !competenceOn(ofCode, one.key, on, acting));
  const organization = organizations.byKey(other);
  const days = `自${validFrom}起${validTo === null ? '' : `至${validTo}前`}`;
  const effect =
    undecidedIn.length === 0
      ? '各乡镇均已有下放，有权单位不受影响'
      : `在${undecidedIn.map(({ name }) => name).join('、')}没有有权单位，应当协商（D1），协商不成的提请县政府决定（D2），或者更正清单`;
  const message = `${organization.name}的清单${days}也列有事项${code}：${effect}`;
  return { itemCode: code, organization, validFrom, validTo, undecidedIn, message, rule: 'G2' };
}
