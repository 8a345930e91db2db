import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { faultOf, faultOnSocket, faultOverHttp, publishTitles, titlesAfter } from '../../harness/clients/log-reader.js';

let database: TestDatabase;
let days = 0;
const hubs: TestHub[] = [];
const clock = { now: () => Temporal.Now.instant().add({ hours: 24 * days }) };
beforeEach(async () => {
  database = await createTestDatabase();
  days = 0;
});
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  await database.drop();
});

async function startNode(): Promise<TestHub> {
  const hub = await startHub({ database, clock });
  hubs.push(hub);
  return hub;
}

/** Runs the nightly job of a node as if so many days had passed. */
async function pruneAfter(passed: number, { owner }: TestHub): Promise<void> {
  days = passed;
  await owner.query(`SELECT graphile_worker.add_job('prune-changes')`);
  await eventually(async () => {
    const { rows } = await owner.query('SELECT FROM graphile_worker.jobs');
    return rows.length === 0;
  });
  days = 0;
}

describe('a cursor from before what is kept', () => {
  test('is CURSOR_EXPIRED after the nightly job, and tells from where to go on', async () => {
    const hub = await startNode();
    const [first = ''] = await publishTitles(hub, '一', '二', '三');
    await pruneAfter(1096, hub);
    const { code, resumeFrom, head } = await faultOf(hub, first);
    expect(code).toBe('CURSOR_EXPIRED');
    expect(await titlesAfter(hub, resumeFrom)).toEqual(['三']);
    expect(await titlesAfter(hub, head)).toEqual([]);
    // Nor does whoever asks for the beginning get less without noticing.
    expect(await faultOverHttp(hub, null)).toEqual({ code, resumeFrom, head });
  });

  test('is kept for as long as the policy says: 1095 days', async () => {
    const hub = await startNode();
    const [first = ''] = await publishTitles(hub, '一', '二', '三');
    await pruneAfter(1094, hub);
    expect(await titlesAfter(hub, first)).toEqual(['二', '三']);
  });
});

describe('on a node that came later and has not pruned itself', () => {
  /** It begins at the head: what came before, it reads from the table. */
  async function prunedElsewhere(): Promise<{ readonly other: TestHub; readonly cursor: string }> {
    const node = await startNode();
    const [cursor = ''] = await publishTitles(node, '一', '二', '三');
    const other = await startNode();
    await node.running.hub.feed.prune('2999-01-01T00:00:00.000+08:00');
    return { other, cursor };
  }

  test('a query after it is CURSOR_EXPIRED', async () => {
    const { other, cursor } = await prunedElsewhere();
    const { code, resumeFrom } = await faultOverHttp(other, cursor);
    expect(code).toBe('CURSOR_EXPIRED');
    expect(await titlesAfter(other, resumeFrom)).toEqual(['三']);
  });

  test('a subscription after it is CURSOR_EXPIRED', async () => {
    const { other, cursor } = await prunedElsewhere();
    const { code, resumeFrom } = await faultOnSocket(other, cursor);
    expect(code).toBe('CURSOR_EXPIRED');
    expect(await titlesAfter(other, resumeFrom)).toEqual(['三']);
  });

  test('[connect D14] a query from the beginning is CURSOR_EXPIRED', async () => {
    const { other } = await prunedElsewhere();
    const { code, resumeFrom } = await faultOverHttp(other, null);
    expect(code).toBe('CURSOR_EXPIRED');
    expect(await titlesAfter(other, resumeFrom)).toEqual(['三']);
  });
});
