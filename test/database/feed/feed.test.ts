import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/core/evidence/verify-log.js';
import { CursorError, openFeed, reinitialize, type Feed } from '../../../src/core/feed/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openLog } from '../../../src/platform/log/index.js';
import { appendEvent, openLogDatabase, subjects, type LogDatabase } from '../../harness/hub/change-log.js';

let log: LogDatabase;
const feeds: Feed[] = [];
const [subject = ''] = subjects;

beforeEach(async () => {
  log = await openLogDatabase();
});
afterEach(async () => {
  await Promise.all(feeds.splice(0).map((feed) => feed.close()));
  await log.close();
});

async function open(options: { windowSize?: number; natsUrl?: string } = {}): Promise<Feed> {
  const feed = await openFeed({
    pool: log.pool,
    url: log.url,
    clock: systemClock,
    log: openLog('silent'),
    ...options,
  });
  feeds.push(feed);
  return feed;
}

async function write(feed: Feed, count: number, from = 1): Promise<string[]> {
  const written: string[] = [];
  for (let revision = from; revision < from + count; revision += 1) {
    written.push(await appendEvent(log.pool, subject, revision));
  }
  feed.wakeSequencer();
  await feed.positionOf(written.at(-1) ?? '');
  return written;
}

async function faultOf(feed: Feed, cursor: string): Promise<{ code: string; goOnFrom: number | null }> {
  try {
    await feed.openCursor(cursor);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    return { code: error.code, goOnFrom: error.cursor === null ? null : await feed.openCursor(error.cursor) };
  }
  throw new Error('the cursor was opened');
}

describe('a feed', () => {
  test('gives changes from memory and from the table alike', async () => {
    const feed = await open({ windowSize: 4 });
    const written = await write(feed, 30);
    const read = await feed.read(0, 100);
    expect(read.map(({ eventId }) => eventId)).toEqual(written);
    expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect((await feed.read(28, 1)).map(({ seq }) => seq)).toEqual([29]);
    expect(await feed.read(30, 10)).toEqual([]);
  });

  test('tells listeners every change once, in order, before it wakes readers', async () => {
    const feed = await open();
    const heard: number[] = [];
    const stop = feed.onBatch((events) => heard.push(...events.map(({ seq }) => seq)));
    const waiting = feed.wait(0, 5000).then((moved) => [moved, heard.length > 0]);
    await write(feed, 5);
    expect(await waiting).toEqual([true, true]);
    stop();
    await write(feed, 1, 6);
    expect(heard).toEqual([1, 2, 3, 4, 5]);
  });

  test('stops waiting when time is over or the reader leaves', async () => {
    const feed = await open();
    expect(await feed.wait(0, 20)).toBe(false);
    const waiter = feed.waiter();
    const waiting = waiter.wait(0, 60_000);
    waiter.leave();
    expect(await waiting).toBe(false);
    expect(await waiter.wait(0, 60_000)).toBe(false);
    expect(feed.listenerCount()).toBe(0);
  });

  test('goes on at its place after a restart, and numbers what was written meanwhile', async () => {
    const first = await open();
    await write(first, 3);
    const cursor = first.cursor(2);
    await first.close();
    const missed = await appendEvent(log.pool, subject, 4);
    const second = await open();
    expect(second.head()).toBe(4);
    const read = await second.read(await second.openCursor(cursor), 10);
    expect(read.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(read[1]?.eventId).toBe(missed);
  });

  test('hears of what another node has numbered', async () => {
    const [one, other] = [await open(), await open()];
    await write(one, 1);
    expect(await other.wait(0, 5000)).toBe(true);
    expect((await other.read(0, 10)).map(({ seq }) => seq)).toEqual([1]);
  });

  test('hears of new changes again after its listening connection was cut', async () => {
    const feed = await open();
    await log.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'liandong-listen' AND datname = current_database()`,
    );
    const eventId = await appendEvent(log.pool, subject, 1);
    expect(await feed.positionOf(eventId)).toBe(1);
  });

  test('numbers changes that nobody rang for', async () => {
    const feed = await open();
    await appendEvent(log.pool, subject, 1);
    expect(await feed.wait(0, 5000)).toBe(true);
  });
});

describe('a cursor', () => {
  test('that was made up, cut or altered is CURSOR_INVALID', async () => {
    const feed = await open();
    await write(feed, 2);
    const good = feed.cursor(1);
    expect(await feed.openCursor(good)).toBe(1);
    const altered = (good.startsWith('AQ') ? 'BQ' : 'AQ') + good.slice(2);
    for (const bad of ['', '0', 'x'.repeat(34), good.slice(0, -1), `${good}A`, altered, '\u0000']) {
      expect(await faultOf(feed, bad)).toEqual({ code: 'CURSOR_INVALID', goOnFrom: null });
    }
  });

  test('of another log is CURSOR_INVALID', async () => {
    const feed = await open();
    await log.pool.query('UPDATE change_log SET secret = gen_random_uuid()');
    const other = await open();
    expect((await faultOf(feed, other.cursor(0))).code).toBe('CURSOR_INVALID');
  });

  test('from the future is RESYNC_REQUIRED at the head', async () => {
    const feed = await open();
    await write(feed, 2);
    expect(await faultOf(feed, feed.cursor(99))).toEqual({ code: 'RESYNC_REQUIRED', goOnFrom: 2 });
  });

  test('from before what is kept is CURSOR_EXPIRED with the earliest one, on every node', async () => {
    const [feed, other] = [await open({ windowSize: 1 }), await open({ windowSize: 1 })];
    await write(feed, 3);
    await other.wait(2, 5000);
    const cursor = feed.cursor(0);
    await write(feed, 5, 4);
    await other.wait(7, 5000);
    await feed.prune('2999-01-01T00:00:00+08:00');
    const earliest = await feed.earliest();
    expect(earliest).toBeGreaterThan(1);
    expect(await faultOf(feed, cursor)).toEqual({ code: 'CURSOR_EXPIRED', goOnFrom: earliest - 1 });
    await expect(other.read(0, 10)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect(await faultOf(other, cursor)).toEqual({ code: 'CURSOR_EXPIRED', goOnFrom: earliest - 1 });
    expect((await verifyLog(log.pool)).fault).toBeNull();
  });

  test('of an earlier epoch holds up to the fork and is RESYNC_REQUIRED beyond it', async () => {
    const before = await open();
    await write(before, 3);
    const [shared, lost] = [before.cursor(2), before.cursor(5)];
    await before.close();
    // As after a failover: the history goes on under another timeline.
    await log.pool.query(`UPDATE change_epoch SET timeline = '000000FF'`);
    const after = await open();
    await write(after, 4, 4);
    expect(await after.openCursor(shared)).toBe(2);
    expect(await faultOf(after, lost)).toEqual({ code: 'RESYNC_REQUIRED', goOnFrom: 3 });
    expect(await after.openCursor(after.cursor(6))).toBe(6);
  });
});

describe('a log that was restored into another cluster', () => {
  test('is refused until it is reinitialized, which numbers once what was not', async () => {
    const before = await open();
    await write(before, 3);
    await before.close();
    const unnumbered = await appendEvent(log.pool, subject, 4);
    // Transaction ids of the old cluster may lie far ahead of this one's.
    await log.pool.query(`BEGIN; SET LOCAL hub.change_log_maintenance = 'on';
      UPDATE change_event SET xid = '9000000000';
      UPDATE change_epoch SET system_identifier = '1'; COMMIT`);
    await expect(open()).rejects.toThrow('reinitialize');
    await reinitialize(log.pool);
    const after = await open();
    const read = await after.read(0, 10);
    expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(read[3]?.eventId).toBe(unnumbered);
    await write(after, 2, 5);
    expect(after.head()).toBe(6);
    expect((await verifyLog(log.pool)).fault).toBeNull();
  });
});
