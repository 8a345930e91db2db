import type { Hub } from '../../core/hub.js';
import { competence, handoverDate } from '../../core/jurisdiction/index.js';
import { isRefused, type LoadingOpening } from '../../core/proceedings/index.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import { type CaseTransfer } from './case-transfer.facts.js';

/** What the lists say of an item between the two sides of a transfer (Mech 二). */
export interface Boundary {
  /** Who is competent by the lists; null where they do not say. */
  readonly competent: Organization | null;
  /** Day on which the township took the item over; null where no list tells. */
  readonly handoverOn: string | null;
}

const unknown: Boundary = { competent: null, handoverOn: null };

/** Lists are kept for an item in a township: between two departments, or without an item, they say nothing. */
export async function loadBoundary({
  hub,
  viewer,
  today,
  input,
}: Omit<LoadingOpening<CaseTransfer, 'send'>, 'about'>): Promise<Boundary> {
  const { itemCode, toCode } = input;
  const receiver = namedOrganization(hub.organizations, toCode, 'toCode', today);
  return isRefused(receiver) ? unknown : boundaryBetween(hub, [viewer.organization, receiver], itemCode, today);
}

/** The same between several: the first township among them is where the item is. */
export async function boundaryBetween(
  hub: Hub,
  sides: readonly Organization[],
  itemCode: string | null | undefined,
  today: string,
): Promise<Boundary> {
  const township = sides.find(({ kind }) => kind === 'TOWNSHIP');
  if (itemCode == null || !township) return unknown;
  const asked = { itemCode, township: township.key, on: today };
  const [listed, handoverOn] = await Promise.all([
    competence(hub.pool, hub.organizations, asked),
    handoverDate(hub.pool, hub.organizations, asked),
  ]);
  return { competent: listed && hub.organizations.byKey(listed.organization), handoverOn };
}
