import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { OrganizationRegister } from './directory.sql.js';
import { existsOn, type Organization } from './organization.js';

/** Only an organization that exists today acts (三(一)4): after a merger its successor does. */
export function checkActing(organization: Organization, today: string): Refusal[] {
  return existsOn(organization, today) ? [] : [refusal([], 'WRONG_PARTY', endedMessage(organization), 'T10')];
}

/** The organization that a request names by its code, or what is wrong with the code: there is none, or it no longer exists. */
export function namedOrganization(
  organizations: OrganizationRegister,
  code: string,
  path: string | readonly string[],
  today: string,
): Organization | readonly Refusal[] {
  const organization = organizations.byCode(code);
  if (!organization) return [refusal(path, 'NOT_FOUND', '没有此代码的单位')];
  return existsOn(organization, today) ? organization : [refusal(path, 'INVALID', endedMessage(organization))];
}

const mostNamed = 50;

/** The same for several, each once: everything that is wrong with any of them, each by its place in the list. */
export function namedOrganizations(
  organizations: OrganizationRegister,
  codes: readonly string[],
  path: string,
  today: string,
): { readonly organizations: readonly Organization[] } | readonly Refusal[] {
  if (codes.length > mostNamed) return [refusal(path, 'INVALID', `一次至多${mostNamed}个单位`)];
  const found = codes.map((code, index) => namedOrganization(organizations, code, [path, String(index)], today));
  const refusals = found.flatMap((each) => ('key' in each ? [] : each));
  if (refusals.length > 0) return refusals;
  return { organizations: [...new Set(found.flatMap((each) => ('key' in each ? each : [])))] };
}

/** The organization of a kind of which a county has one, on a day (`YYYY-MM-DD`); null where none is registered. */
export function organizationOfKind(
  organizations: OrganizationRegister,
  kind: 'COUNTY_GOVERNMENT' | 'PROCURATORATE',
  on: string,
): Organization | null {
  return organizations.all().find((each) => each.kind === kind && existsOn(each, on)) ?? null;
}

/** The county government, to which matters are reported that others leave undone. */
export function countyGovernment(organizations: OrganizationRegister, today: string): Organization {
  const county = organizationOfKind(organizations, 'COUNTY_GOVERNMENT', today);
  if (!county) throw new Error('no county government is registered');
  return county;
}

function endedMessage({ name, validTo, successor }: Organization): string {
  return `${name}已于${validTo ?? ''}撤销${successor ? `，由${successor.name}承接` : ''}`;
}
