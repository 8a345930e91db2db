import { v4 as uuid } from 'uuid';
import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { transaction, type Executor, type Pool } from '../../platform/database/index.js';
import { appendAudit, type Actor } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import {
  apiKeyGlobalId,
  apiKeyKey,
  newApiKey,
  personKey,
  requirePermission,
  type Role,
  type TrustMode,
} from '../identity/index.js';
import {
  insertApiKey,
  insertSystem,
  liveKeysOf,
  readApiKey,
  revokeKey,
  type ApiKey,
  type ApiKeyGrant,
} from './api-keys.sql.js';
import { lockPerson } from './people.sql.js';

export interface NewKeyAnswer {
  readonly apiKey: ApiKey | null;
  /** The key itself: nothing can show it again. */
  readonly secret: string | null;
  readonly userErrors: readonly Refusal[];
}

export interface CreateApiKey {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly trustedDocuments: TrustMode;
  readonly expiresAt?: Temporal.Instant | null;
}

/** What a program may be; the rest decides over others, and is for people. */
const systemRoles: readonly Role[] = ['VIEWER', 'PUBLISHER', 'LIAISON', 'ANALYST'];
const mostLive = 2;
const longestName = 100;

/** A new system of the viewer's own organization, with its first key. */
export async function createApiKey(
  { hub, viewer: caller }: RequestContext,
  input: CreateApiKey,
): Promise<NewKeyAnswer> {
  const viewer = requirePermission(caller, 'manageAccess');
  return createKeyAs(hub.pool, viewer, input, hub.clock.now());
}

/** A new system of the organization for which somebody acts, with its first key; whether they may is decided before. */
export async function createKeyAs(
  pool: Pool,
  actor: Actor,
  input: CreateApiKey,
  now: Temporal.Instant,
): Promise<NewKeyAnswer> {
  const wrong = checkSystem(input, now);
  if (wrong.length > 0) return refused(...wrong);
  const { name, roles, trustedDocuments, expiresAt } = input;
  const grant: ApiKeyGrant = {
    roles: [...new Set(roles)],
    trustedDocuments,
    expiresAt: expiresAt ? shanghaiText(expiresAt) : null,
    createdAt: shanghaiText(now),
    createdBy: actor.person.key,
  };
  return transaction(pool, async (executor) => {
    const system = { subject: uuid(), name: name.trim(), organization: actor.organization.key, roles: grant.roles };
    return addKey(executor, actor, await insertSystem(executor, system), grant);
  });
}

/** One more key of a system, like its newest: the old one holds until it is revoked, so that nothing stands still. */
export async function rotateApiKey(
  { hub, viewer: caller }: RequestContext,
  { systemId }: { readonly systemId: string },
): Promise<NewKeyAnswer> {
  const viewer = requirePermission(caller, 'manageAccess');
  const system = personKey(systemId);
  const unknown = refused(refusal('systemId', 'NOT_FOUND', '本单位没有此系统'));
  if (system === null) return unknown;
  return transaction(hub.pool, async (executor): Promise<NewKeyAnswer> => {
    const found = await lockPerson(executor, viewer.organization.key, system);
    if (!found?.isSystem) return unknown;
    const live = await liveKeysOf(executor, found.personKey);
    const newest = live.at(-1);
    if (!newest) return refused(refusal('systemId', 'WRONG_STATE', '此系统的密钥均已撤销，请重新生成'));
    if (live.length >= mostLive) {
      return refused(refusal('systemId', 'WRONG_STATE', '此系统已有两把有效密钥，请先撤销一把'));
    }
    const { roles, trustedDocuments, expiresAt } = newest;
    const createdAt = shanghaiText(hub.clock.now());
    return addKey(executor, viewer, found.personKey, {
      roles,
      trustedDocuments,
      expiresAt,
      createdAt,
      createdBy: viewer.person.key,
    });
  });
}

/** Revokes a key of the viewer's own organization: within five seconds it holds nowhere. */
export async function revokeApiKey(
  { hub, viewer: caller }: RequestContext,
  { apiKeyId }: { readonly apiKeyId: string },
): Promise<Omit<NewKeyAnswer, 'secret'>> {
  const viewer = requirePermission(caller, 'manageAccess');
  const key = apiKeyKey(apiKeyId);
  const unknown = { apiKey: null, userErrors: [refusal('apiKeyId', 'NOT_FOUND', '本单位没有此密钥')] };
  if (key === null) return unknown;
  const apiKey = await revokeKeyAs(hub.pool, viewer, key, hub.clock.now());
  return apiKey ? { apiKey, userErrors: [] } : unknown;
}

/** Revokes a key of the organization for which somebody acts, once; null: it has no such key. */
export function revokeKeyAs(pool: Pool, actor: Actor, key: number, now: Temporal.Instant): Promise<ApiKey | null> {
  const { organization, person } = actor;
  return transaction(pool, async (executor) => {
    if (!(await readApiKey(executor, organization.key, key))) return null;
    if (await revokeKey(executor, key, person.key)) {
      const act = { action: 'API_KEY_REVOKED', subjectType: 'ApiKey', subjectId: apiKeyGlobalId(key) };
      await appendAudit(executor, actor, act, shanghaiText(now));
    }
    return readApiKey(executor, organization.key, key);
  });
}

async function addKey(executor: Executor, actor: Actor, system: number, grant: ApiKeyGrant): Promise<NewKeyAnswer> {
  const secret = newApiKey();
  const key = await insertApiKey(executor, system, secret, grant);
  const act = { action: 'API_KEY_CREATED', subjectType: 'ApiKey', subjectId: apiKeyGlobalId(key) };
  await appendAudit(executor, actor, act, grant.createdAt);
  return { apiKey: await readApiKey(executor, actor.organization.key, key), secret: secret.key, userErrors: [] };
}

function checkSystem({ name, roles, expiresAt }: CreateApiKey, now: Temporal.Instant): Refusal[] {
  const trimmed = name.trim();
  const forbidden = roles.filter((role) => !systemRoles.includes(role));
  return [
    ...(trimmed === '' ? [refusal('name', 'REQUIRED', '系统名称不能为空')] : []),
    ...(trimmed.length > longestName || !isWellFormed(name)
      ? [refusal('name', 'INVALID', `系统名称不得超过${longestName}字，不得含非法字符`)]
      : []),
    ...(roles.length === 0 ? [refusal('roles', 'REQUIRED', '须至少选择一个角色')] : []),
    ...(forbidden.length > 0
      ? [refusal('roles', 'INVALID', `系统不得担任 ${forbidden.join('、')}，可选 ${systemRoles.join('、')}`)]
      : []),
    ...(expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0
      ? [refusal('expiresAt', 'INVALID', '到期时间须在将来')]
      : []),
  ];
}

function refused(...userErrors: readonly Refusal[]): NewKeyAnswer {
  return { apiKey: null, secret: null, userErrors };
}
