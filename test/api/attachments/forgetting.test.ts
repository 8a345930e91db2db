import { afterAll, beforeAll, expect, test } from 'vitest';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forgetUnreferred, holdContents } from '../../../src/core/attachments/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { transactionAs } from '../../../src/platform/database/index.js';
import { download, linkFor, pdfOf, sha256, uploaded } from '../../harness/builders/attachments.js';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let days = 0;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => systemClock.now().add({ hours: 24 * days }) } });
});
afterAll(() => hub.close());

const keyOf = (code: string): number => hub.running.hub.organizations.byCode(code)?.key ?? 0;
const forget = async (after: number): Promise<void> => {
  days = after;
  try {
    await forgetUnreferred(hub.running.hub);
  } finally {
    days = 0;
  }
};
const filesOf = async (bytes: Uint8Array): Promise<number> => {
  const names = await readdir(join(hub.dataDir, 'attachments', 'content'), { recursive: true });
  return names.filter((name) => name.includes(`${sha256(bytes)}-`)).length;
};

test('what nothing refers to is forgotten after seven days, its bytes too; what something refers to stays', async () => {
  const [loose, referred, passed] = [pdfOf('无人引用'), pdfOf('被引用'), pdfOf('一方引用')];
  const ids = await Promise.all([loose, referred, passed].map((bytes) => uploaded(hub, 'sfj', bytes)));
  await uploaded(hub, 'scjg', referred);
  const [looseId = '', referredId = '', passedId = ''] = ids;
  await transactionAs(hub.running.hub.pool, keyOf('sfj'), (session) =>
    holdContents(session, [referredId, passedId], [keyOf('gaj')], '2026-11-23T09:00:00.000+08:00'),
  );

  await forget(6);
  expect((await download(hub, 'sfj', looseId)).status).toBe(200);
  await forget(8);
  expect((await download(hub, 'sfj', looseId)).status).toBe(404);
  await eventually(async () => (await filesOf(loose)) === 0);

  for (const [organization, contentId, status] of [
    ['sfj', referredId, 200],
    ['gaj', referredId, 200],
    // Sent by this organization too, which has never referred to it.
    ['scjg', referredId, 404],
    ['sfj', passedId, 200],
    ['gaj', passedId, 200],
  ] as const) {
    expect([organization, (await download(hub, organization, contentId)).status]).toEqual([organization, status]);
  }
  expect([await filesOf(referred), await filesOf(passed)]).toEqual([1, 1]);
});

test('what will be forgotten before long is asked for again, and then stays as long as any', async () => {
  const bytes = pdfOf('将被删除');
  await uploaded(hub, 'sfj', bytes);
  days = 5;
  expect(await linkFor(hub, 'sfj', bytes)).toMatchObject({ alreadyStored: true });
  days = 6.5;
  expect(await linkFor(hub, 'sfj', bytes)).toMatchObject({ alreadyStored: false });
  const contentId = await uploaded(hub, 'sfj', bytes);
  await forget(8);
  expect((await download(hub, 'sfj', contentId)).status).toBe(200);
  await forget(14);
  expect((await download(hub, 'sfj', contentId)).status).toBe(404);
});

test('a transaction that refers to a file keeps it from being forgotten at the same moment', async () => {
  const contentId = await uploaded(hub, 'sfj', pdfOf('同时引用'));
  let forgetting: Promise<void> | undefined;
  await transactionAs(hub.running.hub.pool, keyOf('sfj'), async (session) => {
    await holdContents(session, [contentId], [], '2026-11-23T09:00:00.000+08:00');
    forgetting = forget(8);
    const waiting = `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%forget_attachments%'`;
    await eventually(async () => (await hub.owner.query<{ count: string }>(waiting)).rows[0]?.count === '1');
  });
  await forgetting;
  expect((await download(hub, 'sfj', contentId)).status).toBe(200);
});

test('what a killed hub had received of a file is swept, but not what is being received', async () => {
  const incoming = join(hub.dataDir, 'attachments', 'incoming');
  const [left, arriving] = [join(incoming, 'left'), join(incoming, 'arriving')];
  for (const path of [left, arriving]) await writeFile(path, 'half a file');
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(left, hoursAgo, hoursAgo);
  await forget(0);
  expect(await readdir(incoming)).toEqual(['arriving']);
});

test('without its directory the hub is not ready, and a file that is lost is no half answer', async () => {
  const contentId = await uploaded(hub, 'sfj', pdfOf('丢失'));
  await rm(join(hub.dataDir, 'attachments', 'content'), { recursive: true });
  const response = await fetch(`${hub.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([503, { status: 'not ready', reason: 'attachments' }]);
  const { status, body } = await download(hub, 'sfj', contentId);
  expect(status).toBe(500);
  expect(body.toString()).not.toContain('ENOENT');

  // Whoever sends it again brings it back, for everybody who has it.
  await uploaded(hub, 'scjg', pdfOf('丢失'));
  expect((await download(hub, 'sfj', contentId)).body.equals(pdfOf('丢失'))).toBe(true);
  expect(await filesOf(pdfOf('丢失'))).toBe(1);
});
