import { actingOn, heirOn, type Organization, type OrganizationDirectory } from '../organizations/index.js';
import type { ActingOn } from './boundary.rules.js';

/** Successions of the county's organizations, by key. */
export function actingIn(organizations: OrganizationDirectory): ActingOn {
  return (key, day, itemCode) =>
    heirOn(organizations.byKey(key), { itemCodes: itemCode === undefined ? [] : [itemCode], townshipCodes: [] }, day)
      ?.key ?? null;
}

/** All organizations for which the same one acts on a day as for this; none where nobody does. */
export function actingTogether(
  organizations: OrganizationDirectory,
  organization: Organization,
  day: string,
): number[] {
  const actor = actingOn(organization, day);
  if (!actor) return [];
  return organizations.all().flatMap((one) => (actingOn(one, day) === actor ? [one.key] : []));
}
