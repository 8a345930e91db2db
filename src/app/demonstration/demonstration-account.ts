import type { TokenClaims } from '../../core/identity/index.js';

/** The demonstration account of an organization: everything its people may do. */
export function demonstrationClaims({ code, name }: { readonly code: string; readonly name: string }): TokenClaims {
  return {
    organizationCode: code,
    roles: ['VIEWER', 'PUBLISHER', 'LIAISON', 'ANALYST'],
    name: `${name}演示账号`,
    subject: `demo:${code}`,
    hours: 12,
  };
}
