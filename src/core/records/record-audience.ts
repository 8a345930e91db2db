import { refusal, type Refusal } from '../../kernel/refusal.js';
import { namedOrganization, type Organization, type OrganizationRegister } from '../organizations/index.js';
import type { SharingScope } from './record.js';

/**
 * The organizations a publisher names, as keys with those whose record it is among them: the publisher, and whoever keeps it since that
 * has ended; null: all members. `path` is where the input holds `scope` and `organizationCodes`.
 */
export function audienceOf(
  scope: SharingScope,
  organizationCodes: readonly string[] | null | undefined,
  path: readonly string[],
  holders: readonly Organization[],
  organizations: OrganizationRegister,
  today: string,
): { audience: readonly number[] | null; refusals: Refusal[] } {
  const codes = organizationCodes ?? [];
  const codesPath = [...path, 'organizationCodes'];
  if (scope === 'ALL_MEMBERS') {
    const refusals = codes.length > 0 ? [refusal(codesPath, 'INVALID', '共享范围为全体成员时不得指定单位')] : [];
    return { audience: null, refusals };
  }
  if (codes.length === 0) {
    return { audience: null, refusals: [refusal(codesPath, 'REQUIRED', '共享范围为指定单位时须列明单位')] };
  }
  const keys = new Set(holders.map(({ key }) => key));
  const refusals: Refusal[] = [];
  for (const [index, code] of codes.entries()) {
    const named = namedOrganization(organizations, code, [...codesPath, String(index)], today);
    if ('key' in named) keys.add(named.key);
    else refusals.push(...named);
  }
  return { audience: [...keys].sort((one, other) => one - other), refusals };
}
