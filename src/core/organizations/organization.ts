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
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly division: Division;
  /** First day of existence, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** First day on which it no longer exists, null while it does. */
  readonly validTo: string | null;
  readonly successor: Organization | null;
}

/** Whether the organization exists on a day (`YYYY-MM-DD`). */
export function existsOn(organization: Organization, day: string): boolean {
  return organization.validFrom <= day && (organization.validTo === null || day < organization.validTo);
}

/**
 * Who acts for an organization on a day (`YYYY-MM-DD`): itself while it exists, afterwards its successor, or that one's. Null
 * before it exists and where nobody succeeds.
 */
export function actingOn(organization: Organization, day: string): Organization | null {
  let actor: Organization | null = organization;
  while (actor?.validTo != null && actor.validTo <= day) actor = actor.successor;
  return actor && existsOn(actor, day) ? actor : null;
}
