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
 * A bearer token of the demonstration issuer whose key lies in the data directory.
 * @throws Error for an organization that the county does not have
 */
export async function demonstrationToken(dataDir: string, request: TokenRequest): Promise<string> {
  const organization = countyOrganizations.find(({ code }) => code === request.organization);
  if (!organization) {
    const codes = countyOrganizations.map(({ code, name }) => `${code} ${name}`).join('、');
    throw new Error(`没有代码为 ${request.organization} 的单位 (unknown organization)；可用：${codes}`);
  }
  const name = request.name ?? `${organization.name}演示系统`;
  return issueDemonstrationToken(await demonstrationKeys(dataDir), {
    organizationCode: organization.code,
    roles: request.roles,
    name,
    subject: `token:${organization.code}:${name}`,
    hours: request.hours,
  });
}
