import { afterAll, beforeAll, expect, test } from 'vitest';
import { download, linkFor, pdfOf, put } from '../../harness/builders/attachments.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ limits: { addressRequests: 5, organizationRequests: 8 } });
});
afterAll(() => hub.close());

test('guessed links are counted by address, true ones by the organization that asked for them', async () => {
  const bytes = pdfOf('计数');
  const { url, contentId } = await linkFor(hub, 'sfj', bytes);
  const guesses: number[] = [];
  for (let guess = 0; guess < 7; guess += 1) guesses.push((await put(hub, `/attachments/${contentId}`, bytes)).status);
  expect(guesses).toEqual([403, 403, 403, 403, 403, 429, 429]);

  const sent: number[] = [];
  for (let time = 0; time < 9; time += 1) sent.push((await put(hub, url, bytes)).status);
  expect(sent.filter((status) => status === 201)).toHaveLength(7);
  expect(sent.slice(7)).toEqual([429, 429]);
  expect((await download(hub, 'sfj', contentId)).status).toBe(429);
  expect((await download(hub, 'scjg', contentId)).status).toBe(404);
});

test('a caller without any role may not read', async () => {
  const headers = { authorization: `Bearer ${await hub.token('zrzy', [])}` };
  const response = await fetch(`${hub.url}/attachments/sha256-${'0'.repeat(64)}`, { headers });
  expect(response.status).toBe(403);
});
