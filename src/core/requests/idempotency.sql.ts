import type { Column } from '../../platform/database/row.js';
import { columnNames } from '../../platform/database/relation.js';
import { $, join, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import type { KeyedRequest } from './request.js';

/** What a key was used for: the record or proceeding, and its change. */
export interface EarlierUse {
  readonly subjectId: string;
  readonly eventId: string;
  readonly sameRequest: boolean;
}

export async function earlierUse(
  session: Session,
  organizationKey: number,
  request: KeyedRequest,
): Promise<EarlierUse | null> {
  const [row] = await runAs(
    session,
    sql`SELECT record_id, event_id, request_hash = ${$(request.hash, 'bytea')} FROM idempotency_key
      WHERE organization_id = ${$(organizationKey, 'int')} AND key = ${$(request.idempotencyKey, 'text')} AND ${identified}`,
  );
  return row ? { subjectId: String(row[0]), eventId: String(row[1]), sameRequest: row[2] === 't' } : null;
}

/** A use of a key: by whom, for what, and when. */
export interface KeyUse {
  readonly organizationKey: number;
  readonly subjectId: string;
  readonly eventId: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The columns of a key that was used. */
export const keyColumns: readonly Column[] = [
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'key', column: 'key', type: 'text' },
  { property: 'hash', column: 'request_hash', type: 'bytea' },
  { property: 'subjectId', column: 'record_id', type: 'uuid' },
  { property: 'eventId', column: 'event_id', type: 'uuid' },
  { property: 'at', column: 'used_at', type: 'timestamptz' },
];

/** The INSERT that takes the key for a request; no row comes back when it was taken before. `from` may make it hang on another part. */
export function keyClaim(
  { idempotencyKey, hash }: KeyedRequest,
  { organizationKey, subjectId, eventId, at }: KeyUse,
  from = nothing,
): Sql {
  const values: Readonly<Record<string, unknown>> = {
    organizationKey,
    key: idempotencyKey,
    hash,
    subjectId,
    eventId,
    at,
  };
  return sql`INSERT INTO idempotency_key (${columnNames(keyColumns)})
    SELECT ${join(keyColumns.map(({ property, type }) => $(values[property], type)))} ${from}
    ON CONFLICT DO NOTHING RETURNING record_id`;
}

/** Takes the key for this request; false when another transaction took it first. */
export async function claimKey(executor: Executor, request: KeyedRequest, use: KeyUse): Promise<boolean> {
  const rows = await run(executor, keyClaim(request, use));
  return rows.length === 1;
}

/**
 * Another transaction took the key between our look and now: ours starts again and finds it. Retried by `transaction` like a
 * serialization failure, whose SQLSTATE it carries.
 */
export class KeyTakenError extends Error {
  readonly code = '40001';
}

/** Forgets the keys that were used before an instant (RFC 3339): a request that comes again after that acts again. */
export async function forgetIdempotencyKeys(executor: Executor, before: string): Promise<void> {
  await run(executor, sql`SELECT forget_idempotency_keys(${$(before, 'timestamptz')})`);
}
