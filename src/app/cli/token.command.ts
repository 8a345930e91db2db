import { demonstrationKeys, isRole, issueDemonstrationToken, type Role } from '../../core/identity/index.js';
import { countyOrganizations } from '../../core/organizations/index.js';

export interface TokenOptions {
  readonly organization: string;
  readonly roles: readonly string[];
  readonly hours: number;
  readonly name?: string;
}

/**
 * Prints a bearer token as the last line.
 * @throws Error for an unknown organization or role
 */
export async function printToken(dataDir: string, options: TokenOptions): Promise<void> {
  const organization = countyOrganizations.find(({ code }) => code === options.organization);
  if (!organization) throw new Error(`没有代码为 ${options.organization} 的单位 (unknown organization)`);
  const roles: Role[] = options.roles.map((role) => {
    if (!isRole(role)) throw new Error(`没有角色 ${role} (unknown role)`);
    return role;
  });
  if (!(options.hours > 0)) throw new Error('有效小时数须大于零 (hours must be positive)');
  const name = options.name ?? `${organization.name}演示系统`;
  const token = await issueDemonstrationToken(await demonstrationKeys(dataDir), {
    organizationCode: organization.code,
    roles,
    name,
    subject: `token:${organization.code}:${name}`,
    hours: options.hours,
  });
  process.stdout.write(`${token}\n`);
}
