import type { JWK } from 'jose';
import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';

/** A key of an organization as the hub keeps it. */
export interface OrganizationKey {
  readonly keyId: string;
  readonly organizationId: number;
  readonly name: string;
  readonly jwk: JWK;
  readonly registeredAt: string;
  readonly revokedAt: string | null;
}

const read = rowReader<OrganizationKey>([
  { property: 'keyId', column: 'key_id', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'jwk', column: 'jwk', type: 'jsonb' },
  { property: 'registeredAt', column: 'registered_at', type: 'timestamptz' },
  { property: 'revokedAt', column: 'revoked_at', type: 'timestamptz' },
]);
const columns = sql`key_id, organization_id, name, jwk, registered_at, revoked_at`;

/** Who did it, and when (RFC 3339). */
export interface KeyAct {
  readonly organizationKey: number;
  readonly personKey: number;
  readonly at: string;
}

/** False when the key is registered already, whoever's it is. */
export async function insertOrganizationKey(
  executor: Executor,
  { keyId, name, jwk }: Pick<OrganizationKey, 'keyId' | 'name' | 'jwk'>,
  { organizationKey, personKey, at }: KeyAct,
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`INSERT INTO organization_key (key_id, organization_id, name, jwk, registered_at, registered_by)
      VALUES (${$(keyId, 'text')}, ${$(organizationKey, 'int')}, ${$(name, 'text')}, ${$(JSON.stringify(jwk), 'jsonb')},
        ${$(at, 'timestamptz')}, ${$(personKey, 'int')})
      ON CONFLICT DO NOTHING RETURNING 1`,
  );
  return rows.length === 1;
}

/** Revokes a key of the organization, once: when it was revoked before, that stands, and the answer is false. */
export async function revokeOrganizationKey(executor: Executor, keyId: string, act: KeyAct): Promise<boolean> {
  const rows = await run(
    executor,
    sql`UPDATE organization_key SET revoked_at = ${$(act.at, 'timestamptz')}, revoked_by = ${$(act.personKey, 'int')}
      WHERE key_id = ${$(keyId, 'text')} AND organization_id = ${$(act.organizationKey, 'int')} AND revoked_at IS NULL
      RETURNING 1`,
  );
  return rows.length === 1;
}

/** A key of the organization, revoked or not. */
export async function readOrganizationKey(
  executor: Executor,
  organizationKey: number,
  keyId: string,
): Promise<OrganizationKey | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${columns} FROM organization_key
      WHERE key_id = ${$(keyId, 'text')} AND organization_id = ${$(organizationKey, 'int')}`,
  );
  return row ? read(row) : null;
}

/** All keys of the organization, oldest first; revoked ones too, since they verify what was signed before. */
export async function readOrganizationKeys(executor: Executor, organizationKey: number): Promise<OrganizationKey[]> {
  const rows = await run(
    executor,
    sql`SELECT ${columns} FROM organization_key
      WHERE organization_id = ${$(organizationKey, 'int')} ORDER BY registered_at, key_id`,
  );
  return rows.map(read);
}
