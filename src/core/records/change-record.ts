import { v4 as uuid } from 'uuid';
import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { bothAudience, eitherAudience, maySee } from '../visibility/index.js';
import { keeperOn } from './record-keeper.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import type { Named } from './record-category.js';
import { recordChange } from './record-change.js';
import { readContent, replacedValues } from './record-content.js';
import { accepted, refused, type RecordPayload } from './record-payload.js';
import { type RecordRow, recordIds } from './record.js';
import { signatureInsert } from './record-signature.sql.js';
import { signedFor } from './signed-for.js';
import { recordUpdate, type RecordValues } from './record-tables.sql.js';
import { replay } from './replay.js';
import { revisedValuesInsert } from './revised-values.sql.js';
import { checkIdempotencyKey, checkTexts, claimKey, KeyTakenError, type KeyedRequest } from '../requests/index.js';

/** What a mutation makes of a record. */
export interface RecordChange {
  readonly kind: 'PUBLISHED' | 'EXTENDED' | 'REVISED' | 'EXECUTION_UPDATED' | 'DECISION_REVIEWED' | 'WITHDRAWN';
  readonly reason: string | null;
  /** What the request names beside the record. */
  readonly named?: Named | null;
  /** Common columns that change. */
  readonly set: Partial<RecordValues>;
  /** Statements on other tables, run after the record's own update. */
  readonly also?: readonly Sql[];
}

export interface RecordMutation {
  readonly request: KeyedRequest;
  readonly input: object;
  /** Global id of the record, and where it stands in the input. */
  readonly recordId: string;
  readonly path: string;
  /** Text fields of the input that may be long (see checkTexts). */
  readonly prose?: readonly string[];
}

/** A record as it stands under its lock, the moment, and the transaction to read more in. */
export interface LockedRecord {
  readonly record: RecordRow;
  readonly now: Temporal.Instant;
  readonly session: Session;
}

/**
 * Changes one record of the viewer's own organization, or of one that has ended and whose it is now: lock, decide, write, append the change, commit. `decide` sees the
 * record as it stands under the lock, so of two people who act at once the second decides on what the first left.
 */
export async function changeRecord(
  hub: Hub,
  viewer: Viewer,
  mutation: RecordMutation,
  decide: (locked: LockedRecord) => Promise<RecordChange | readonly Refusal[]>,
): Promise<RecordPayload> {
  const { request } = mutation;
  const malformed = [...checkIdempotencyKey(request.idempotencyKey), ...checkTexts(mutation.input, mutation.prose)];
  if (malformed.length > 0) return refused(malformed);
  const unknown = refused([refusal(mutation.path, 'NOT_FOUND', '没有此信息')]);
  const key = recordIds.keyOf(mutation.recordId);
  if (key === null) return unknown;

  const change = async (session: Session): Promise<RecordPayload | ForPublisher> => {
    await lockRecord(key, session.executor);
    const found = await readRecord(hub, key, session);
    if (!found || !maySee(found.audience, viewer.organization)) return unknown;
    const earlier = await replay(hub, request, session);
    if (earlier) return earlier;
    const today = shanghaiDay(hub.clock.now()).toString();
    if (keeperOn(found, today)?.key !== viewer.organization.key) {
      return refused([refusal(mutation.path, 'NOT_COMPETENT', '只有发布单位可以变更此信息', 'S10')]);
    }
    if (found.publisher.key !== session.identity) return new ForPublisher(found.publisher.key);
    if (found.status === 'WITHDRAWN') return refused([refusal(mutation.path, 'WRONG_STATE', '此信息已撤回')]);
    const kept = hub.categories.get(found.category)?.checkKept?.(found) ?? [];
    if (kept.length > 0) return refused(kept.map((each) => ({ ...each, path: [mutation.path] })));
    const now = hub.clock.now();
    const decision = await decide({ record: found, now, session });
    if (isRefusal(decision)) return refused(decision);
    return writeRecordChange(hub, viewer, request, found, decision, now, session);
  };
  const own = await transactionAs(hub.pool, viewer.organization.key, change);
  const payload =
    own instanceof ForPublisher ? ((await transactionAs(hub.pool, own.publisherKey, change)) as RecordPayload) : own;
  if (payload.change) hub.feed.wakeSequencer();
  return payload;
}

/** The record stays its publisher's when that has ended: policies let nobody else change it, so whoever keeps it acts in its name. */
class ForPublisher {
  constructor(readonly publisherKey: number) {}
}

function isRefusal(decision: RecordChange | readonly Refusal[]): decision is readonly Refusal[] {
  return Array.isArray(decision);
}

/** Writes a change of a record that is locked, with its history and what tells of it, under the identity of its publisher. */
export async function writeRecordChange(
  hub: Hub,
  viewer: Viewer,
  request: KeyedRequest,
  before: RecordRow,
  change: RecordChange,
  now: Temporal.Instant,
  session: Session,
): Promise<RecordPayload> {
  const { executor } = session;
  const at = shanghaiText(now);
  const revision = before.revision + 1;
  const eventId = uuid();
  const standing = await readContent(hub, before, session);
  if (request.idempotencyKey !== null) {
    const use = { organizationKey: session.identity, subjectId: before.key, eventId, at };
    const claimed = await claimKey(executor, request, use);
    if (!claimed) throw new KeyTakenError();
  }
  await run(executor, recordUpdate(before.key, { ...change.set, revision }));
  for (const statement of change.also ?? []) await run(executor, statement);
  await run(
    executor,
    sql`INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by, reason)
      VALUES (${$(before.key, 'uuid')}, ${$(revision, 'int')}, ${$(change.kind, 'text')}, ${$(at, 'timestamptz')},
        ${$(viewer.person.key, 'int')}, ${$(change.reason, 'text')})`,
  );
  const after = await readRecord(hub, before.key, session);
  if (!after) throw new Error('a locked record cannot vanish');
  const seen = { recordKey: before.key, revision, audience: bothAudience(before.audience, after.audience) };
  await run(executor, revisedValuesInsert(seen, replacedValues(standing, await readContent(hub, after, session))));
  const { signature } = signedFor(request, after.audience, change.named ?? null);
  if (signature) {
    const signed = { recordKey: before.key, revision, audience: after.audience };
    await run(executor, signatureInsert(signed, signature));
  }
  const audience = eitherAudience(before.audience, after.audience);
  const subject = { ...after, id: after.key, publisherId: after.publisher.key };
  await run(executor, changeInsert(recordChange(eventId, change.kind, subject, viewer, at, audience)));
  return accepted(after, eventId);
}
