import DataLoader from 'dataloader';
import type { Executor } from '../../platform/database/index.js';
import type { OperationScope } from '../hub.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { actingIn } from './acting.js';
import { isOnOwnList } from './boundary.rules.js';
import { designatedIn } from './designated.sql.js';
import { listedDays, listingsOf } from './listing.sql.js';

/** An item that an organization (its key) has acted on, on a day (`YYYY-MM-DD`). */
export interface ItemUse {
  readonly organization: number;
  readonly itemCode: string;
  readonly on: string;
  /** Key of the case that it ended, if it names one. */
  readonly caseId: string | null;
}

/**
 * G3: of each use whether the item was outside the organization's own list on that day. Where no list was recorded for the day,
 * nothing is, nor what the county government has designated the organization for (D2). At most three statements, however many uses.
 */
export async function outsideOwnLists(
  executor: Executor,
  organizations: OrganizationDirectory,
  uses: readonly ItemUse[],
): Promise<boolean[]> {
  const acting = actingIn(organizations);
  const listings = Map.groupBy(
    await listingsOf(executor, [...new Set(uses.map(({ itemCode }) => itemCode))]),
    ({ code }) => code,
  );
  const outside = uses.map(({ organization, itemCode, on }) => {
    // A successor also publishes what its predecessor had decided before it existed.
    const own = organizations.byKey(organization);
    const acted = own.validFrom > on ? own.validFrom : on;
    return !isOnOwnList(listings.get(itemCode) ?? [], organization, on, (key, code) => acting(key, acted, code));
  });
  if (!outside.includes(true)) return outside;
  const days = uses.flatMap(({ on }, index) => (outside[index] ? [on] : []));
  const listed = await listedDays(executor, [...new Set(days)]);
  const flagged = outside.map((isOutside, index) => isOutside && listed.has(uses[index]?.on ?? ''));
  if (!flagged.includes(true)) return flagged;
  const designated = await designatedIn(executor, uses);
  return flagged.map((isFlagged, index) => {
    const use = uses[index];
    if (!isFlagged || !use) return isFlagged;
    return !(designated.get(index) ?? []).some(
      (key) => key === use.organization || acting(key, use.on) === use.organization,
    );
  });
}

/** Whether an item was outside of the list of whoever acted on it. Lists are open to all members: nothing here depends on the viewer. */
export function ownListLoader({ hub }: OperationScope): DataLoader<ItemUse, boolean, string> {
  return new DataLoader((uses) => outsideOwnLists(hub.pool, hub.organizations, uses), {
    cacheKeyFn: ({ organization, itemCode, on, caseId }) => `${organization} ${on} ${itemCode} ${caseId ?? ''}`,
  });
}
