import type { Timeline } from '../../kernel/timeline.js';
import type { OrganizationName } from './organization-name.js';

/** What an organization is in the coordination mechanism (三(一)4: only these may act in their own name). */
export const organizationKinds = {
  TOWNSHIP: 'TOWNSHIP',
  DEPARTMENT: 'DEPARTMENT',
  COUNTY_GOVERNMENT: 'COUNTY_GOVERNMENT',
  PROCURATORATE: 'PROCURATORATE',
  COURT: 'COURT',
  SUBORDINATE_BODY: 'SUBORDINATE_BODY',
} as const;

export type OrganizationKind = keyof typeof organizationKinds;

export interface Division {
  readonly code: string;
  readonly name: string;
}

/** An organization as every part of the hub sees it; shared and immutable until the directory is read again. */
export interface Organization {
  readonly __typename: 'Organization';
  /** Global id. */
  readonly id: string;
  /** Key in the database. */
  readonly key: number;
  readonly code: string;
  /** Of today; a row of the register is made anew when the day brings another. */
  readonly name: string;
  /** Of today, by law; null where none is told. */
  readonly legalName: string | null;
  /** All names, oldest first, at least one. */
  readonly names: Timeline<OrganizationName>;
  readonly kind: OrganizationKind;
  readonly division: Division;
  /** First day of existence, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** First day on which it no longer exists, null while it does. */
  readonly validTo: string | null;
  /** Who acts in what it had, unless that is a portion of somebody else's. */
  readonly successor: Organization | null;
  /** What others have of it since it was divided. */
  readonly portions: readonly Portion[];
}

/** What a successor has of an organization that was divided: some items, some townships. */
export interface Portion {
  readonly successor: Organization;
  readonly itemCodes: readonly string[];
  readonly townshipCodes: readonly string[];
}

/** Whether the organization exists on a day (`YYYY-MM-DD`). */
export function existsOn(organization: Organization, day: string): boolean {
  return organization.validFrom <= day && (organization.validTo === null || day < organization.validTo);
}
