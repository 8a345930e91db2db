import { isRole, roles as everyRole, type Role } from '../../core/identity/role.js';
import { demonstrationToken } from './demonstration-token.js';

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
export async function printToken(dataDir: string, { roles, ...options }: TokenOptions): Promise<void> {
  const held = roles.map((role): Role => {
    if (isRole(role)) return role;
    throw new Error(`没有角色 ${role} (unknown role)；可用：${Object.keys(everyRole).join('、')}`);
  });
  if (!(options.hours > 0)) throw new Error('有效小时数须大于零 (hours must be positive)');
  process.stdout.write(`${await demonstrationToken(dataDir, { ...options, roles: held })}\n`);
}
