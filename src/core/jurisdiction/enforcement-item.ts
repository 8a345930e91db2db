import type { Organization, OrganizationDirectory } from '../organizations/index.js';
import { versionOn } from './boundary.rules.js';
import type { Delegation, ItemVersion, Listing } from './listing.js';

/** A handover as resolvers return it. */
export interface PresentedDelegation extends Omit<Delegation, 'township'> {
  /** Key of the item. */
  readonly item: number;
  readonly itemCode: string;
  readonly department: Organization;
  readonly township: Organization;
}

/** An item of a department's list as it stood on a day, with its history, as resolvers return it. */
export interface PresentedItem extends ItemVersion {
  /** Key of the item. */
  readonly item: number;
  readonly code: string;
  readonly department: Organization;
  readonly versions: readonly ItemVersion[];
  readonly delegations: readonly PresentedDelegation[];
}

/** Null where the department does not list the item on the day. */
export function presentItem(listing: Listing, day: string, organizations: OrganizationDirectory): PresentedItem | null {
  const version = versionOn(listing, day);
  if (!version) return null;
  const { item, code, versions } = listing;
  return {
    ...version,
    item,
    code,
    department: organizations.byKey(listing.department),
    versions,
    delegations: presentDelegations(listing, organizations),
  };
}

export function presentDelegations(listing: Listing, organizations: OrganizationDirectory): PresentedDelegation[] {
  const department = organizations.byKey(listing.department);
  return listing.delegations.map(({ township, ...delegation }) => ({
    ...delegation,
    item: listing.item,
    itemCode: listing.code,
    department,
    township: organizations.byKey(township),
  }));
}
