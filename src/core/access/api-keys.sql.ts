import { $, literal, sql, type Sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { apiKeyGlobalId, personGlobalId, type ApiKeySecret, type Role, type TrustMode } from '../identity/index.js';
import { systemIssuer } from './people.sql.js';

/** A key as resolvers return it. */
export interface ApiKey {
  readonly id: string;
  readonly key: number;
  readonly prefix: string;
  readonly systemId: string;
  readonly systemName: string;
  readonly roles: Role[];
  readonly trustedDocuments: TrustMode;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** What a key may do, and who made it when (RFC 3339). */
export interface ApiKeyGrant {
  readonly roles: readonly Role[];
  readonly trustedDocuments: TrustMode;
  readonly expiresAt: string | null;
  readonly createdAt: string;
  readonly createdBy: number;
}

const read = rowReader<Omit<ApiKey, 'id' | 'systemId'> & { systemKey: number }>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'prefix', column: 'prefix', type: 'text' },
  { property: 'systemKey', column: 'id', type: 'int' },
  { property: 'systemName', column: 'name', type: 'text' },
  { property: 'roles', column: 'roles', type: 'text[]' },
  { property: 'trustedDocuments', column: 'trusted_documents', type: 'text' },
  { property: 'createdAt', column: 'created_at', type: 'timestamptz' },
  { property: 'expiresAt', column: 'expires_at', type: 'timestamptz' },
  { property: 'lastUsedAt', column: 'last_used_at', type: 'timestamptz' },
  { property: 'revokedAt', column: 'revoked_at', type: 'timestamptz' },
]);

const keys = sql`SELECT k.id, k.prefix, a.id, p.name, k.roles, k.trusted_documents, k.created_at, k.expires_at,
    k.last_used_at, k.revoked_at
  FROM api_key k JOIN person p ON p.id = k.system_id JOIN affiliation a ON a.person_id = p.id`;
const mostListed = 500;

async function select(executor: Executor, statement: Sql): Promise<ApiKey[]> {
  const rows = await run(executor, statement);
  return rows.map(read).map(({ systemKey, ...row }) => ({
    ...row,
    id: apiKeyGlobalId(row.key),
    systemId: personGlobalId(systemKey),
  }));
}

/** The newest keys of an organization's systems, revoked ones too. */
export function listApiKeys(executor: Executor, organization: number): Promise<ApiKey[]> {
  const where = sql`WHERE a.organization_id = ${$(organization, 'int')}`;
  return select(executor, sql`${keys} ${where} ORDER BY k.id DESC LIMIT ${literal(mostListed)}`);
}

/** The keys of a system that hold. */
export function liveKeysOf(executor: Executor, system: number): Promise<ApiKey[]> {
  const where = sql`WHERE k.system_id = ${$(system, 'int')} AND k.revoked_at IS NULL`;
  return select(executor, sql`${keys} ${where} ORDER BY k.id`);
}

export async function readApiKey(executor: Executor, organization: number, key: number): Promise<ApiKey | null> {
  const where = sql`WHERE k.id = ${$(key, 'int')} AND a.organization_id = ${$(organization, 'int')}`;
  return (await select(executor, sql`${keys} ${where}`))[0] ?? null;
}

/** A new system of an organization, and its key in the database. */
export async function insertSystem(
  executor: Executor,
  {
    subject,
    name,
    organization,
    roles,
  }: { subject: string; name: string; organization: number; roles: readonly Role[] },
): Promise<number> {
  const [row] = await run(
    executor,
    sql`WITH system AS (
        INSERT INTO person (issuer, subject, name) VALUES (${systemIssuer}, ${$(subject, 'text')}, ${$(name, 'text')})
        RETURNING id)
      INSERT INTO affiliation (person_id, organization_id, roles)
      SELECT id, ${$(organization, 'int')}, ${$(roles, 'text[]')} FROM system RETURNING person_id`,
  );
  return Number(row?.[0]);
}

/** A system without a key, by its subject; made if there is none, null while its access has ended. */
export async function findOrAddSystem(
  executor: Executor,
  system: { subject: string; name: string; organization: number; roles: readonly Role[] },
): Promise<number | null> {
  const find = sql`SELECT p.id, a.deactivated_at IS NULL FROM person p JOIN affiliation a ON a.person_id = p.id
    WHERE p.issuer = ${systemIssuer} AND p.subject = ${$(system.subject, 'text')}`;
  const [found] = await run(executor, find);
  if (!found) return insertSystem(executor, system);
  return found[1] === 't' ? Number(found[0]) : null;
}

export async function insertApiKey(
  executor: Executor,
  system: number,
  { prefix, hash }: ApiKeySecret,
  grant: ApiKeyGrant,
): Promise<number> {
  const [row] = await run(
    executor,
    sql`INSERT INTO api_key (prefix, hash, system_id, roles, trusted_documents, created_at, created_by, expires_at)
      VALUES (${$(prefix, 'text')}, ${$(hash, 'bytea')}, ${$(system, 'int')}, ${$(grant.roles, 'text[]')},
        ${$(grant.trustedDocuments, 'text')}, ${$(grant.createdAt, 'timestamptz')}, ${$(grant.createdBy, 'int')},
        ${$(grant.expiresAt, 'timestamptz')}) RETURNING id`,
  );
  return Number(row?.[0]);
}

/** Revokes a key once, by the database's clock, which every node watches; false when it was revoked before. */
export async function revokeKey(executor: Executor, key: number, person: number): Promise<boolean> {
  const rows = await run(
    executor,
    sql`UPDATE api_key SET revoked_at = clock_timestamp(), revoked_by = ${$(person, 'int')}
      WHERE id = ${$(key, 'int')} AND revoked_at IS NULL RETURNING id`,
  );
  return rows.length === 1;
}
