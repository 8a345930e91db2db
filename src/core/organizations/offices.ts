import type { OrganizationDirectory } from './directory.sql.js';
import { existsOn, type Organization } from './organization.js';
import { actingOn } from './succession.js';

/** The body that hosts the joint conference's office (J4: 司法局), until another succeeds it. */
export const conferenceOfficeCode = 'sfj';
/** The body whose deputy head convenes the conference (J10: 县政府分管副县长). */
export const convenerCode = 'xzf';

/** What only one organization of the county is, and by what it is known. */
export const offices = {
  countyGovernment: { name: '县人民政府', holder: 'an organization of the kind COUNTY_GOVERNMENT' },
  conferenceOffice: { name: '联席会议办公室所在单位（司法局）', holder: '司法局 or its successor (J4)' },
  convener: { name: '联席会议召集人所在单位（县人民政府）', holder: '县人民政府 or its successor (J10)' },
} as const;

export type Office = keyof typeof offices;

/** Who has an office that its code is known by, on a day (`YYYY-MM-DD`); null where nobody does. */
export function holderOf(
  organizations: Pick<OrganizationDirectory, 'byCode'>,
  office: Exclude<Office, 'countyGovernment'>,
  day: string,
): Organization | null {
  const registered = organizations.byCode(office === 'convener' ? convenerCode : conferenceOfficeCode);
  return registered ? actingOn(registered, day) : null;
}

/** Whether the organization has the office on a day (`YYYY-MM-DD`). One that no longer exists has none: its successor does. */
export function holdsOffice(
  organizations: Pick<OrganizationDirectory, 'byCode'>,
  organization: Organization,
  office: Office,
  day: string,
): boolean {
  if (office === 'countyGovernment') return organization.kind === 'COUNTY_GOVERNMENT' && existsOn(organization, day);
  return holderOf(organizations, office, day)?.key === organization.key;
}
