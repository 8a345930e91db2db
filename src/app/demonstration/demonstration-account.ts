import type { Role, TokenClaims } from '../../core/identity/index.js';

/** What is done at one place of the county alone: its government decides and convenes, the justice bureau hosts the conference's office. */
const ofOffice: Readonly<Record<string, readonly Role[]>> = {
  xzf: ['COUNTY_GOVERNMENT', 'CONVENER'],
  sfj: ['CONFERENCE_OFFICE'],
};

/** The demonstration account of an organization: everything its people may do. */
export function demonstrationClaims({ code, name }: { readonly code: string; readonly name: string }): TokenClaims {
  return {
    organizationCode: code,
    roles: ['VIEWER', 'PUBLISHER', 'LIAISON', 'ANALYST', ...(ofOffice[code] ?? [])],
    name: `${name}演示账号`,
    subject: `demo:${code}`,
    hours: 12,
  };
}
