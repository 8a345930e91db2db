import type { Logger } from '../../platform/log/index.js';
import { holdsOffice, type Organization, type OrganizationDirectory } from '../organizations/index.js';
import { isRole, officesOfRole, type Role } from './role.js';

/** What a token's roles come to: those that count for its organization, and offices that it has not. */
export interface CountingRoles {
  readonly held: Role[];
  readonly uncounted: Role[];
}

/**
 * Splits the roles a token claims for an organization on a day (`YYYY-MM-DD`). Who signs tokens knows people, but which organization
 * is the county government or hosts the conference's office is the regulation's to say.
 */
export function countingRoles(
  claimed: readonly string[],
  organization: Organization,
  organizations: Pick<OrganizationDirectory, 'byCode'>,
  day: string,
): CountingRoles {
  const known = claimed.filter(isRole);
  const counts = (role: Role): boolean =>
    officesOfRole[role]?.some((office) => holdsOffice(organizations, organization, office, day)) ?? true;
  return { held: known.filter(counts), uncounted: known.filter((role) => !counts(role)) };
}

/** Tells the operator once of each role that an organization's tokens claim in vain: its provider is set up wrongly, or somebody tries. */
export function tellUncounted(log: Pick<Logger, 'warn'>): (organization: Organization, roles: readonly Role[]) => void {
  // Both are of closed lists, so this stays small whatever tokens say.
  const told = new Set<string>();
  return ({ code }, roles) => {
    for (const role of roles) {
      if (told.has(`${code} ${role}`)) continue;
      told.add(`${code} ${role}`);
      log.warn(
        { organization: code, role },
        'a token carries a role that its organization cannot hold; it does not count',
      );
    }
  };
}
