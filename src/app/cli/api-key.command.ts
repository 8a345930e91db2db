import { Temporal } from 'temporal-polyfill';
import { createOwnerKey, listOwnerKeys, revokeOwnerKey } from '../../core/access/index.js';
import { isRole, type Role } from '../../core/identity/role.js';
import { systemClock } from '../../kernel/clock.js';
import type { Configuration } from '../configuration.js';
import { endOfDay } from './end-of-day.js';
import { CommandFault, exitCodes, WrongUse } from './exit-code.js';
import { onOwnDatabase } from './own-database.js';
import { tellMeanwhile, tellResult, type ResultOptions } from './result.js';

export interface ApiKeyListOptions extends ResultOptions {
  readonly organization: string;
}

export interface CreateApiKeyOptions extends ApiKeyListOptions {
  readonly name: string;
  readonly roles: readonly string[];
  /** The last day on which it holds. */
  readonly expires?: string;
}

/** Makes a system and its key, printed once as the last line and kept nowhere. */
export async function createKey(configuration: Configuration, options: CreateApiKeyOptions): Promise<void> {
  const { organization: organizationCode, name } = options;
  const roles = options.roles.map((role): Role => {
    if (isRole(role)) return role;
    throw new WrongUse(`没有角色 ${role} (unknown role)`);
  });
  const expiresAt = options.expires === undefined ? null : Temporal.Instant.from(endOfDay(options.expires));
  const input = { organizationCode, name, roles, trustedDocuments: 'OFF', expiresAt } as const;
  const { apiKey, secret, userErrors } = await onOwnDatabase(configuration, (pool) =>
    createOwnerKey(pool, input, systemClock.now()),
  );
  if (!apiKey || secret === null) {
    throw new CommandFault(
      userErrors.map(({ path, message }) => `${path.join('.')}：${message}`).join('\n'),
      exitCodes.REFUSED,
    );
  }
  if (options.json !== true) tellMeanwhile(`已生成 ${name} 的密钥，只显示这一次，请妥善保存 (shown this once):`);
  tellResult(options, { ...apiKey, organization: organizationCode, secret }, secret);
}

/** Lists what is known of an organization's keys. */
export async function listKeys(configuration: Configuration, options: ApiKeyListOptions): Promise<void> {
  const keys = await onOwnDatabase(configuration, (pool) => listOwnerKeys(pool, options.organization));
  if (!keys)
    throw new CommandFault(`没有代码为 ${options.organization} 的单位 (unknown organization)`, exitCodes.REFUSED);
  const lines = keys.map(
    ({ prefix, systemName, roles, createdAt, expiresAt, lastUsedAt, revokedAt }) =>
      `ld_${prefix}\t${systemName}\t${roles.join(',')}\t${createdAt} 生成\t${lastUsedAt === null ? '从未使用' : `${lastUsedAt} 最近使用`}\t${stateOf(expiresAt, revokedAt)}`,
  );
  tellResult(options, keys, lines.length === 0 ? '该单位没有密钥 (no keys)' : lines.join('\n'));
}

/** Revokes the key that begins so. */
export async function revokeKeyOf(configuration: Configuration, given: string, options: ResultOptions): Promise<void> {
  const [, prefix] = /^(?:ld_)?([0-9a-f]{12})(?:_[\w-]*)?$/.exec(given) ?? [];
  if (prefix === undefined) throw new WrongUse('须给出密钥的开头，如 ld_0123456789ab (how the key begins)');
  const key = await onOwnDatabase(configuration, (pool) => revokeOwnerKey(pool, prefix, systemClock.now()));
  if (!key) throw new CommandFault(`没有以 ld_${prefix} 开头的密钥 (no such key)`, exitCodes.REFUSED);
  tellResult(options, key, `已撤销 ${key.systemName} 的密钥 ld_${prefix} (revoked)`);
}

function stateOf(expiresAt: string | null, revokedAt: string | null): string {
  if (revokedAt !== null) return `${revokedAt} 撤销`;
  return expiresAt === null ? '有效' : `${expiresAt} 到期`;
}
