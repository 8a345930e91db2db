import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import {
  insertOrganizationKey,
  readOrganizationKey,
  revokeOrganizationKey,
  type KeyAct,
  type OrganizationKey,
} from './organization-key.sql.js';
import { publicKeyOf } from './public-key.js';

/** The answer to a mutation of a key: the key, or what is wrong. */
export interface KeyAnswer {
  readonly key: OrganizationKey | null;
  readonly userErrors: readonly Refusal[];
}

const longestName = 200;

/** Registers a public key of the viewer's own organization. A key that is known stays whose it is, revoked or not. */
export async function registerSigningKey(
  { hub, viewer: caller }: RequestContext,
  input: { readonly jwk: string; readonly name: string },
): Promise<KeyAnswer> {
  const viewer = requirePermission(caller, 'manageKeys');
  const key = await publicKeyOf(input.jwk);
  if (typeof key === 'string') return refused([...checkName(input.name), refusal('jwk', 'INVALID', key)]);
  const wrong = checkName(input.name);
  if (wrong.length > 0) return refused(wrong);
  const registered = { ...key, name: input.name.trim() };
  const isNew = await transaction(hub.pool, async (executor) => {
    if (!(await insertOrganizationKey(executor, registered, actOf(viewer, hub)))) return false;
    await audit(hub, executor, viewer, 'SIGNING_KEY_REGISTERED', key.keyId);
    return true;
  });
  if (!isNew) return refused([refusal('jwk', 'ALREADY_EXISTS', '此公钥已经登记；撤销的公钥不能再次登记')]);
  return answer(await readOrganizationKey(hub.pool, viewer.organization.key, key.keyId));
}

/** Revokes a key of the viewer's own organization for good; what was signed with it before stays verifiable. */
export async function revokeSigningKey(
  { hub, viewer: caller }: RequestContext,
  { keyId }: { readonly keyId: string },
): Promise<KeyAnswer> {
  const viewer = requirePermission(caller, 'manageKeys');
  await transaction(hub.pool, async (executor) => {
    const revoked = await revokeOrganizationKey(executor, keyId, actOf(viewer, hub));
    if (revoked) await audit(hub, executor, viewer, 'SIGNING_KEY_REVOKED', keyId);
  });
  return answer(await readOrganizationKey(hub.pool, viewer.organization.key, keyId));
}

async function audit(hub: Hub, executor: Executor, viewer: Viewer, action: string, keyId: string): Promise<void> {
  const act = { action, subjectType: 'SigningKey', subjectId: keyId };
  await appendAudit(executor, viewer, act, shanghaiText(hub.clock.now()));
}

function checkName(name: string): Refusal[] {
  if (name.trim() === '') return [refusal('name', 'REQUIRED', '名称不能为空')];
  return name.length > longestName || !isWellFormed(name)
    ? [refusal('name', 'INVALID', `名称不得超过${longestName}字，不得含非法字符`)]
    : [];
}

function actOf({ organization, person }: Viewer, { clock }: Hub): KeyAct {
  return { organizationKey: organization.key, personKey: person.key, at: shanghaiText(clock.now()) };
}

function answer(key: OrganizationKey | null): KeyAnswer {
  return key ? { key, userErrors: [] } : refused([refusal('keyId', 'NOT_FOUND', '本单位没有此公钥')]);
}

function refused(userErrors: readonly Refusal[]): KeyAnswer {
  return { key: null, userErrors };
}
