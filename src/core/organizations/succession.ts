import type { OrganizationRegister } from './directory.sql.js';
import { existsOn, type Organization, type Portion } from './organization.js';

/** What a matter is about, by which the successors of a divided organization know whose it is. */
export interface Matter {
  readonly itemCodes: readonly string[];
  readonly townshipCodes: readonly string[];
}

const anything: Matter = { itemCodes: [], townshipCodes: [] };

/**
 * Who acts for an organization in a matter on a day (`YYYY-MM-DD`): itself while it exists, afterwards whoever has the portion that the
 * matter belongs to, or its successor, or theirs. Null before it exists and where nobody succeeds.
 */
export function heirOn(organization: Organization, matter: Matter, day: string): Organization | null {
  let actor: Organization | null = organization;
  while (actor?.validTo != null && actor.validTo <= day) {
    actor = actor.portions.find((portion) => isOf(portion, matter))?.successor ?? actor.successor;
  }
  return actor && existsOn(actor, day) ? actor : null;
}

/** The same where nothing is known of the matter: of what is not divided by items or townships. */
export function actingOn(organization: Organization, day: string): Organization | null {
  return heirOn(organization, anything, day);
}

/** All who act in anything that an organization had, on a day; itself while it exists. */
export function heirsOn(organization: Organization, day: string): Organization[] {
  if (organization.validTo === null || organization.validTo > day)
    return existsOn(organization, day) ? [organization] : [];
  const next = [...organization.portions.map(({ successor }) => successor), organization.successor];
  return [...new Set(next.flatMap((each) => (each ? heirsOn(each, day) : [])))];
}

/** The organizations that have ended and in some of whose matters this one acts on a day. */
export function predecessorsOn(organizations: OrganizationRegister, heir: Organization, day: string): Organization[] {
  return organizations
    .all()
    .filter((each) => each.key !== heir.key && heirsOn(each, day).some(({ key }) => key === heir.key));
}

function isOf({ itemCodes, townshipCodes }: Portion, matter: Matter): boolean {
  return (
    matter.itemCodes.some((code) => itemCodes.includes(code)) ||
    matter.townshipCodes.some((code) => townshipCodes.includes(code))
  );
}
