import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyLog } from '../../../src/core/evidence/verify-log.js';
import {
  appendEvent,
  brokenPromises,
  nextRevision,
  openLogDatabase,
  readLog,
  subjects,
  type Delivered,
  type LogDatabase,
} from '../../harness/hub/change-log.js';

let log: LogDatabase;
beforeAll(async () => {
  log = await openLogDatabase();
});
afterAll(() => log.close());
beforeEach(() => log.pool.query('DELETE FROM subject'));

type WriteOnce = (subject: string) => Promise<string | null>;

const pause = (): Promise<void> => sleep(Math.random() * 12);

/** A writer as the hub has it: lock the subject's row, then append; one in eight gives up. */
async function rowFirst(subject: string): Promise<string | null> {
  return inTransaction(async (client) => {
    const revision = await nextRevision(client, subject);
    await pause();
    return appendEvent(client, subject, revision);
  });
}

/** The mutant: the change draws its place before the row is locked, as an ORM that flushes INSERTs first would do. */
async function eventFirst(subject: string): Promise<string | null> {
  return inTransaction(async (client) => {
    const eventId = await appendEvent(client, subject, 0);
    await pause();
    const revision = await nextRevision(client, subject);
    await client.query(`SET LOCAL hub.change_log_maintenance = 'on'`);
    await client.query('UPDATE change_event SET subject_revision = $1 WHERE event_id = $2', [revision, eventId]);
    return eventId;
  });
}

async function inTransaction(
  work: (client: {
    query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  }) => Promise<string>,
): Promise<string | null> {
  const client = await log.pool.connect();
  try {
    await client.query('BEGIN');
    const eventId = await work(client);
    await pause();
    const kept = Math.random() > 0.125;
    await client.query(kept ? 'COMMIT' : 'ROLLBACK');
    return kept ? eventId : null;
  } finally {
    client.release();
  }
}

/** Eight writers on three subjects, two sequencers and a reader that keeps only its cursor, all at once. */
async function race(write: WriteOnce): Promise<{ acknowledged: string[]; delivered: Delivered[]; broken: string[] }> {
  const acknowledged: string[] = [];
  const delivered: Delivered[] = [];
  let cursor = Number((await log.pool.query('SELECT max(to_seq) AS head FROM change_batch')).rows[0].head);
  const before = cursor;
  let writing = true;

  const read = async (): Promise<void> => {
    const page = await readLog(log.pool, cursor);
    delivered.push(...page);
    cursor = page.at(-1)?.seq ?? cursor;
  };
  const sequencer = async (): Promise<void> => {
    while (writing) {
      await log.pool.query('SELECT sequence_changes(30)');
      // Long enough for one batch to hold several changes of a subject: inside a batch only the identity orders them.
      await sleep(Math.random() * 80);
    }
  };
  const reader = async (): Promise<void> => {
    while (writing) {
      await read();
      await sleep(3);
    }
  };
  const writer = async (index: number): Promise<void> => {
    for (let round = 0; round < 25; round += 1) {
      const eventId = await write(subjects[(index + round) % subjects.length] ?? '');
      if (eventId !== null) acknowledged.push(eventId);
    }
  };

  const others = [sequencer(), sequencer(), reader()];
  await Promise.all(Array.from({ length: 8 }, (_, index) => writer(index)));
  writing = false;
  await Promise.all(others);
  while (Number((await log.pool.query('SELECT sequence_changes() AS n')).rows[0].n) > 0);
  await read();
  expect(cursor - before).toBe(delivered.length);
  return { acknowledged, delivered, broken: brokenPromises(acknowledged, delivered) };
}

describe('many writers, two sequencers and a reader at once', () => {
  test('everything acknowledged is delivered once, densely numbered, each subject in the order of its revisions', async () => {
    const { acknowledged, broken } = await race(rowFirst);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
    expect((await verifyLog(log.pool)).fault).toBeNull();
  });

  test('mutant: a change appended before its row is locked comes out of order', async () => {
    const { broken } = await race(eventFirst);
    expect(broken.some((promise) => promise.includes('out of order'))).toBe(true);
  });
});
