import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal } from '../../kernel/refusal.js';
import { run, type Executor, type Pool } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Actor } from '../audit/index.js';
import { listApiKeys, type ApiKey } from './api-keys.sql.js';
import { createKeyAs, revokeKeyAs, type CreateApiKey, type NewKeyAnswer } from './manage-api-keys.js';

export interface OwnerKeyInput extends CreateApiKey {
  readonly organizationCode: string;
}

/**
 * A new system of any organization with its first key, made by whoever owns the database: a hub in production has no administrator
 * before somebody can sign in. Audited like an administrator's, under the name of the operator.
 */
export async function createOwnerKey(
  pool: Pool,
  { organizationCode, ...input }: OwnerKeyInput,
  now: Temporal.Instant,
): Promise<NewKeyAnswer> {
  const organization = await findOrganization(pool, organizationCode);
  const today = shanghaiDay(now).toString();
  if (!organization || (organization.validTo !== null && organization.validTo <= today)) {
    const why = organization ? `单位 ${organizationCode} 已撤销` : `没有代码为 ${organizationCode} 的单位`;
    return { apiKey: null, secret: null, userErrors: [refusal('organizationCode', 'NOT_FOUND', why)] };
  }
  return createKeyAs(pool, await operatorFor(pool, organization.key), input, now);
}

/** The newest keys of an organization, revoked ones too; null: there is no such organization. */
export async function listOwnerKeys(pool: Pool, organizationCode: string): Promise<ApiKey[] | null> {
  const organization = await findOrganization(pool, organizationCode);
  return organization ? listApiKeys(pool, organization.key) : null;
}

/** Revokes the key that begins so, whosever it is; within five seconds it holds nowhere. Null: there is none. */
export async function revokeOwnerKey(pool: Pool, prefix: string, now: Temporal.Instant): Promise<ApiKey | null> {
  const [row] = await run(
    pool,
    sql`SELECT k.id, a.organization_id FROM api_key k JOIN affiliation a ON a.person_id = k.system_id
      WHERE k.prefix = ${$(prefix, 'text')}`,
  );
  return row ? revokeKeyAs(pool, await operatorFor(pool, Number(row[1])), Number(row[0]), now) : null;
}

async function findOrganization(
  executor: Executor,
  code: string,
): Promise<{ readonly key: number; readonly validTo: string | null } | null> {
  const [row] = await run(executor, sql`SELECT id, valid_to FROM organization WHERE code = ${$(code, 'text')}`);
  return row ? { key: Number(row[0]), validTo: row[1] ?? null } : null;
}

/** Whoever works at the database's command line; of no organization, so that no administrator lists or ends it. */
async function operatorFor(executor: Executor, organization: number): Promise<Actor> {
  const [row] = await run(
    executor,
    sql`INSERT INTO person (issuer, subject, name) VALUES ('urn:liandong:operator', 'command-line', '平台运维（命令行）')
      ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name RETURNING id`,
  );
  return { organization: { key: organization }, person: { key: Number(row?.[0]) } };
}
