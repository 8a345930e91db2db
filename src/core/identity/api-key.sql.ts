import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { textArray } from '../../platform/database/row.js';
import type { TrustMode } from './viewer.js';

/** A key with the system behind it. */
export interface ApiKey {
  readonly id: number;
  readonly hash: Buffer;
  readonly systemKey: number;
  readonly systemName: string;
  readonly organizationKey: number;
  readonly roles: readonly string[];
  readonly trustedDocuments: TrustMode;
  /** Milliseconds of the epoch; null: until revoked. */
  readonly expiresAt: number | null;
  /** Whether it was revoked, or the access of its system has ended. */
  readonly isRevoked: boolean;
  /** Whether its last use was told within ten minutes. */
  readonly useTold: boolean;
}

/** A use within this time of the last that was told is not told again: reading must not become writing. */
const toldFor = sql`interval '10 minutes'`;

/** Null when there is none. */
export async function findApiKey(executor: Executor, prefix: string): Promise<ApiKey | null> {
  const [row] = await run(
    executor,
    sql`SELECT k.id, encode(k.hash, 'hex'), p.id, p.name, a.organization_id, k.roles, k.trusted_documents,
        (extract(epoch FROM k.expires_at) * 1000)::bigint, k.revoked_at IS NOT NULL OR a.deactivated_at IS NOT NULL,
        coalesce(k.last_used_at > clock_timestamp() - ${toldFor}, false)
      FROM api_key k JOIN person p ON p.id = k.system_id JOIN affiliation a ON a.person_id = p.id
      WHERE k.prefix = ${$(prefix, 'text')}`,
  );
  if (!row) return null;
  const [id, hash, systemKey, systemName, organizationKey, roles, trustedDocuments, expiresAt, isRevoked, useTold] =
    row;
  return {
    id: Number(id),
    hash: Buffer.from(hash ?? '', 'hex'),
    systemKey: Number(systemKey),
    systemName: systemName ?? '',
    organizationKey: Number(organizationKey),
    roles: textArray(roles ?? '{}'),
    trustedDocuments: trustedDocuments as TrustMode,
    expiresAt: expiresAt == null ? null : Number(expiresAt),
    isRevoked: isRevoked === 't',
    useTold: useTold === 't',
  };
}

/** Tells that a key was used; of several nodes that would, one writes. */
export async function tellUse(executor: Executor, key: number): Promise<void> {
  await run(
    executor,
    sql`UPDATE api_key SET last_used_at = clock_timestamp()
      WHERE id = ${$(key, 'int')} AND (last_used_at IS NULL OR last_used_at <= clock_timestamp() - ${toldFor})`,
  );
}
