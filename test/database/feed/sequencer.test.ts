import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PoolClient } from 'pg';
import { verifyLog } from '../../../src/core/evidence/verify-log.js';
import {
  appendEvent,
  brokenPromises,
  mutate,
  nextRevision,
  openLogDatabase,
  readLog,
  subjects,
  type LogDatabase,
} from '../../harness/hub/change-log.js';

let log: LogDatabase;
const [first = '', second = ''] = subjects;

beforeEach(async () => {
  log = await openLogDatabase();
});
afterEach(() => log.close());

async function sequence(client: Pick<PoolClient, 'query'> = log.pool, chunk = 5000): Promise<number> {
  const { rows } = await client.query('SELECT sequence_changes($1) AS numbered', [chunk]);
  return Number(rows[0].numbered);
}

async function inTransaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await log.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** A long transaction writes before a short one and commits after the short one was numbered. */
async function overtake(): Promise<string[]> {
  return inTransaction(async (long) => {
    await long.query('BEGIN');
    const late = await appendEvent(long, first, await nextRevision(long, first));
    const early = await appendEvent(log.pool, second, await nextRevision(log.pool, second));
    await sequence();
    await long.query('COMMIT');
    return [early, late];
  });
}

describe('the sequencer', () => {
  test('numbers what a long transaction commits late, after what overtook it', async () => {
    const acknowledged = await overtake();
    await sequence();
    const delivered = await readLog(log.pool, 0);
    expect(delivered.map(({ eventId }) => eventId)).toEqual(acknowledged);
    expect(brokenPromises(acknowledged, delivered)).toEqual([]);
  });

  test('mutant: without the transactions in progress at the last batch, the late one is lost', async () => {
    await mutate(log.pool, 'unnumbered_changes', /WHERE e\.xid = running\.xid/, 'WHERE false');
    const acknowledged = await overtake();
    await sequence();
    expect(brokenPromises(acknowledged, await readLog(log.pool, 0))).toEqual([`${acknowledged[1]} was lost`]);
  });

  test('mutant: a reader of `id > cursor` loses the late one', async () => {
    const read = async (after: number) =>
      (await log.pool.query('SELECT id, event_id FROM change_event WHERE id > $1 ORDER BY id', [after])).rows;
    const acknowledged: string[] = [];
    const delivered: string[] = [];
    await inTransaction(async (long) => {
      await long.query('BEGIN');
      const late = await appendEvent(long, first, await nextRevision(long, first));
      acknowledged.push(await appendEvent(log.pool, second, 1), late);
      const page = await read(0);
      delivered.push(...page.map(({ event_id }) => event_id));
      await long.query('COMMIT');
      delivered.push(...(await read(Number(page.at(-1)?.id))).map(({ event_id }) => event_id));
    });
    expect(delivered).toEqual([acknowledged[0]]);
  });

  test('numbers nothing that was rolled back, and nothing twice', async () => {
    await inTransaction(async (client) => {
      await client.query('BEGIN');
      await appendEvent(client, first, 1);
      await client.query('ROLLBACK');
    });
    const kept = await appendEvent(log.pool, second, 1);
    expect(await sequence()).toBe(1);
    expect(await sequence()).toBe(0);
    expect((await readLog(log.pool, 0)).map(({ eventId }) => eventId)).toEqual([kept]);
  });

  test('keeps the order from 9 to 10: places are numbers, not text', async () => {
    const acknowledged: string[] = [];
    for (let revision = 1; revision <= 12; revision += 1)
      acknowledged.push(await appendEvent(log.pool, first, revision));
    await sequence();
    expect((await readLog(log.pool, 0)).map(({ eventId }) => eventId)).toEqual(acknowledged);
  });

  test('numbers a long backlog in chunks, in order, with every batch in the chain', async () => {
    const acknowledged: string[] = [];
    for (let revision = 1; revision <= 25; revision += 1)
      acknowledged.push(await appendEvent(log.pool, first, revision));
    expect([await sequence(log.pool, 10), await sequence(log.pool, 10), await sequence(log.pool, 10)]).toEqual([
      10, 10, 5,
    ]);
    expect(await sequence(log.pool, 10)).toBe(0);
    expect(brokenPromises(acknowledged, await readLog(log.pool, 0))).toEqual([]);
    expect((await verifyLog(log.pool)).fault).toBeNull();
  });

  test('refuses to change or delete what is in the log', async () => {
    await appendEvent(log.pool, first, 1);
    await sequence();
    for (const statement of [
      `UPDATE change_event SET kind = 'x'`,
      'DELETE FROM change_event',
      'DELETE FROM change_position',
      'UPDATE change_batch SET to_seq = 9',
      'TRUNCATE change_event',
    ]) {
      await expect(log.pool.query(statement)).rejects.toThrow('append-only');
    }
  });

  test('verification names the first batch whose content, chain or density was tampered with', async () => {
    for (let revision = 1; revision <= 4; revision += 1) {
      await appendEvent(log.pool, first, revision);
      await sequence();
    }
    expect((await verifyLog(log.pool)).fault).toBeNull();
    await tamper(`UPDATE change_event SET body = '{"x":1}' WHERE subject_revision = 3`);
    expect((await verifyLog(log.pool)).fault).toEqual({ fromSeq: 3, toSeq: 3, fault: 'CONTENT' });
    await tamper(`UPDATE change_batch SET hash = change_batch_hash(prev_hash, from_seq, to_seq) WHERE from_seq = 3`);
    expect((await verifyLog(log.pool)).fault).toEqual({ fromSeq: 4, toSeq: 4, fault: 'CHAIN' });
    await tamper('DELETE FROM change_position WHERE seq = 2');
    expect((await verifyLog(log.pool)).fault).toEqual({ fromSeq: 2, toSeq: 2, fault: 'GAP' });
  });
});

async function tamper(statement: string): Promise<void> {
  await log.pool.query(`BEGIN; SET LOCAL hub.change_log_maintenance = 'on'; ${statement}; COMMIT`);
}

describe('two sequencers at once', () => {
  /** Both look at the last batch; the first numbers, another change comes, and only then the second takes the lock. */
  async function race(): Promise<[number, number]> {
    await mutate(
      log.pool,
      'sequence_changes',
      /PERFORM FROM hub_lock/,
      `PERFORM pg_sleep(current_setting('test.pause')::float); PERFORM FROM hub_lock`,
    );
    const sequenceAfter = (seconds: number): Promise<number> =>
      inTransaction(async (client) => {
        await client.query(`SET test.pause = ${seconds}`);
        return sequence(client);
      });
    await appendEvent(log.pool, first, 1);
    const slow = sequenceAfter(0.5);
    slow.catch(() => undefined);
    const quick = await sequenceAfter(0);
    await appendEvent(log.pool, first, 2);
    return [quick, await slow];
  }

  test('the second one goes on from what the first has numbered', async () => {
    expect(await race()).toEqual([1, 1]);
    expect((await readLog(log.pool, 0)).map(({ seq, revision }) => [seq, revision])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('mutant: without reading the last batch again after the lock, it gives a number that is taken', async () => {
    await mutate(
      log.pool,
      'sequence_changes',
      /(the look above and the lock\.)\s+SELECT \* INTO last FROM change_batch ORDER BY from_seq DESC LIMIT 1;/,
      '$1\n',
    );
    await expect(race()).rejects.toMatchObject({ code: '23505' });
  });
});
