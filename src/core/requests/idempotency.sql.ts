import { parameters } from '../../platform/database/parameters.js';
import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import type { MutationRequest } from './request.js';

/** What a key was used for. */
export interface EarlierUse {
  readonly recordId: string;
  readonly eventId: string;
  readonly sameRequest: boolean;
}

export async function earlierUse(
  session: Session,
  organizationKey: number,
  request: MutationRequest,
): Promise<EarlierUse | null> {
  const $ = parameters();
  const [row] = await runAs(session, {
    text: `SELECT record_id, event_id, request_hash = ${$(request.hash, 'bytea')} FROM idempotency_key
      WHERE organization_id = ${$(organizationKey, 'int')} AND key = ${$(request.idempotencyKey, 'text')} AND ${identified}`,
    values: $.values,
  });
  return row ? { recordId: String(row[0]), eventId: String(row[1]), sameRequest: row[2] === 't' } : null;
}

/** Takes the key for this request; false when another transaction took it first. */
export async function claimKey(
  executor: Executor,
  organizationKey: number,
  request: MutationRequest,
  answer: { recordId: string; eventId: string; at: string },
): Promise<boolean> {
  const $ = parameters();
  const rows = await run(executor, {
    text: `INSERT INTO idempotency_key (organization_id, key, request_hash, record_id, event_id, used_at)
      VALUES (${$(organizationKey, 'int')}, ${$(request.idempotencyKey, 'text')}, ${$(request.hash, 'bytea')},
        ${$(answer.recordId, 'uuid')}, ${$(answer.eventId, 'uuid')}, ${$(answer.at, 'timestamptz')})
      ON CONFLICT DO NOTHING RETURNING 1`,
    values: $.values,
  });
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
  const $ = parameters();
  await run(executor, { text: `SELECT forget_idempotency_keys(${$(before, 'timestamptz')})`, values: $.values });
}
