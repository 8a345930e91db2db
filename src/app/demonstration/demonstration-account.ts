import type { Role, TokenClaims } from '../../core/identity/index.js';

/** What is done at one place of the county alone: its government decides and convenes, the justice bureau hosts the conference's office. */
const ofOffice: Readonly<Record<string, readonly Role[]>> = {
  xzf: ['COUNTY_GOVERNMENT', 'CONVENER'],
  sfj: ['CONFERENCE_OFFICE'],
};

/** The demonstration account of an organization: everything its people may do, or somebody with these roles alone. */
export function demonstrationClaims(
  { code, name }: { readonly code: string; readonly name: string },
  roles?: readonly Role[],
): TokenClaims {
  const one = { organizationCode: code, hours: 12 };
  if (roles)
    return { ...one, roles, name: `${name}演示账号（${roles.join('、')}）`, subject: `demo:${code}:${roles.join()}` };
  return {
    ...one,
    roles: ['VIEWER', 'PUBLISHER', 'LIAISON', 'ANALYST', ...(ofOffice[code] ?? [])],
    name: `${name}演示账号`,
    subject: `demo:${code}`,
  };
}
