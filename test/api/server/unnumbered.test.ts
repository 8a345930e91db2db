import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { watchNumbering } from '../../../src/core/feed/numbering.js';
import { openLog } from '../../../src/platform/log/index.js';

interface Line {
  readonly level: number;
  readonly msg: string;
}

let hub: TestHub;
const lines: Line[] = [];
const log = openLog('info', { write: (line) => void lines.push(JSON.parse(line) as Line) });
const alarms = () => lines.filter(({ level, msg }) => level === 50 && msg.includes('not numbered'));

beforeAll(async () => {
  hub = await startHub({ log });
});
afterAll(() => hub.close());

async function ready(): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${hub.url}/readyz`, { signal: AbortSignal.timeout(5000) });
  return { status: response.status, body: await response.json() };
}

async function unnumberedSeconds(): Promise<number> {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(/^liandong_unnumbered_seconds (\S+)$/m.exec(text)?.[1]);
}

describe('[hostile 7] [FAULTS] when no sequencer runs', () => {
  test('acknowledged changes unnumbered for 10 s raise an alarm and 503, and numbering ends both', async () => {
    expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } });
    const holder = await hub.owner.connect();
    try {
      await holder.query(`BEGIN; SELECT FROM hub_lock WHERE name = 'sequencer' FOR UPDATE`);
      const committed = performance.now();
      // The answer waits for the number as long as it may; the change is committed at once.
      const publishing = mutate(hub, 'scjg', publishOther, otherInput()).catch(() => undefined);
      const told = await eventually(async () => {
        const answer = await ready();
        return answer.status === 503 && answer;
      }, 20_000);
      const after = performance.now() - committed;
      expect(told.body).toMatchObject({ status: 'not ready', reason: 'feed' });
      expect(after).toBeGreaterThan(10_000);
      expect(after).toBeLessThan(15_000);
      expect(await unnumberedSeconds()).toBeGreaterThan(10);
      await eventually(() => alarms().length > 0);
      await publishing;
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    await allNumbered(hub);
    await eventually(async () => (await ready()).status === 200);
    expect(await unnumberedSeconds()).toBe(0);
    expect(alarms()).toHaveLength(1);
    expect(lines.some(({ msg }) => msg.includes('numbered again'))).toBe(true);
  });

  test('a stream of changes that are numbered, and transactions that commit late, are no alarm', async () => {
    let now = 0;
    const watch = watchNumbering(hub.running.hub.pool, openLog('silent'), () => now);
    const late = await hub.owner.connect();
    try {
      await late.query('BEGIN');
      await late.query(`INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, publisher_id, at, body)
        VALUES (gen_random_uuid(), 'REVISED', 'Subject', gen_random_uuid(), 1, (SELECT min(id) FROM organization), now(), '{}')`);
      for (let second = 0; second < 4; second += 1) {
        await mutate(hub, 'scjg', publishOther, otherInput());
        await new Promise((resolve) => setTimeout(resolve, 1100));
        now += 20_000;
        await watch.check();
      }
      await late.query('COMMIT');
      await allNumbered(hub);
      await watch.check();
    } finally {
      late.release();
      await watch.stop();
    }
  });
});

test('[hostile A.3.5] neither /readyz nor /metrics tells how many changes there are', async () => {
  await mutate(hub, 'scjg', publishOther, otherInput());
  await allNumbered(hub);
  const head = String(hub.running.hub.feed.head());
  expect(JSON.stringify(await ready())).not.toContain(head);
  expect(await (await fetch(`${hub.url}/metrics`)).text()).not.toMatch(/head/);
});
