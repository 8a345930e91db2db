/** What a person or system may be in its organization; a token carries any number of them. */
export const roles = {
  VIEWER: 'VIEWER',
  PUBLISHER: 'PUBLISHER',
  LIAISON: 'LIAISON',
  ANALYST: 'ANALYST',
  CONFERENCE_OFFICE: 'CONFERENCE_OFFICE',
  CONVENER: 'CONVENER',
  COUNTY_GOVERNMENT: 'COUNTY_GOVERNMENT',
  AUDITOR: 'AUDITOR',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;

export type Role = keyof typeof roles;

const everyRole = Object.values(roles);

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** The one table of permissions: what may be done, and by which roles. */
export const permissions = {
  /** Read what one's organization may see. */
  read: everyRole,
  /** Register, publish, extend, revise and withdraw records of one's own organization. */
  publish: ['PUBLISHER'],
  /** Record how far one's system has processed the changes. */
  acknowledge: everyRole,
  /** Read who did what in all organizations, and verify the change log. */
  audit: ['AUDITOR'],
  /** Register and revoke the public keys of one's own organization. */
  manageKeys: ['ADMINISTRATOR'],
  /** Make and revoke API keys, end and give access, of one's own organization. */
  manageAccess: ['ADMINISTRATOR'],
  /** Let more organizations see a record: its publisher, and the county government any. */
  grantVisibility: ['PUBLISHER', 'COUNTY_GOVERNMENT'],
  /** Decide policies, found and end organizations. */
  administerCounty: ['COUNTY_GOVERNMENT'],
  /** Register documents that may be asked by their hash. */
  registerDocuments: ['ADMINISTRATOR'],
  /** Read the number of a person in clear, or find records by it. */
  revealPersonalData: ['PUBLISHER', 'LIAISON', 'COUNTY_GOVERNMENT'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
