import { globalIds } from '../../kernel/global-id.js';
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

export const itemIds = globalIds('itm_');

/** An item of a department's list as it stood on a day, with its history, as resolvers return it. */
export interface PresentedItem extends ItemVersion {
  readonly __typename: 'EnforcementItem';
  readonly id: string;
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
  return version ? presentVersion(listing, version, organizations) : null;
}

/**
 * The item whether it is listed on the day or not: as it stands then, else as it will stand next, else as it stood last. Null where its
 * list says nothing of it any more.
 */
export function presentEver(listing: Listing, day: string, organizations: OrganizationDirectory): PresentedItem | null {
  const { versions } = listing;
  const version = versionOn(listing, day) ?? versions.find(({ validFrom }) => validFrom > day) ?? versions.at(-1);
  return version ? presentVersion(listing, version, organizations) : null;
}

function presentVersion(listing: Listing, version: ItemVersion, organizations: OrganizationDirectory): PresentedItem {
  const { item, key = '', code, versions } = listing;
  return {
    ...version,
    __typename: 'EnforcementItem',
    id: itemIds.of(key),
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
