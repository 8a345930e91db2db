import { demonstrationKeys, issueDemonstrationToken } from '../../core/identity/demonstration-issuer.js';
import type { Role } from '../../core/identity/role.js';
import { countyOrganizations } from '../../core/organizations/county.js';

export interface TokenRequest {
  readonly organization: string;
  readonly roles: readonly Role[];
  readonly name?: string;
  readonly hours: number;
}

/**
 * A bearer token of the demonstration issuer whose key lies in the data directory. Organizations that the county has registered since are
 * known to the hub alone: it judges tokens of codes that are not told here.
 */
export async function demonstrationToken(dataDir: string, request: TokenRequest): Promise<string> {
  const { organization: code, roles, hours } = request;
  const known = countyOrganizations.find((each) => each.code === code);
  const name = request.name ?? `${known?.name ?? code}演示系统`;
  return issueDemonstrationToken(await demonstrationKeys(dataDir), {
    ...{ organizationCode: code, roles, name, hours },
    subject: `token:${code}:${name}`,
  });
}
