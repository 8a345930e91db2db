import { afterAll, beforeAll, expect, test } from 'vitest';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { attachmentOf, linkFor, pdfOf, put, uploaded } from '../../harness/builders/attachments.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({
    virusScanner: {
      async scan(content) {
        const found = await text(content);
        if (found.includes('SCANNER IS DOWN')) throw new Error('connection refused');
        return found.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE') ? 'INFECTED' : 'CLEAN';
      },
    },
  });
});
afterAll(() => hub.close());

const kept = async () => {
  const entries = await readdir(join(hub.dataDir, 'attachments'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
};

test('what a scanner finds clean is taken, and told so', async () => {
  const contentId = await uploaded(hub, 'sfj', pdfOf('干净'));
  expect(await attachmentOf(hub, 'sfj', contentId)).toMatchObject({ scan: 'CLEAN' });
});

test.each([
  ['is infected', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', { status: 422, message: '内容含有病毒，不予接收' }],
  ['cannot be scanned now', 'SCANNER IS DOWN', { status: 503, code: 'SERVICE_UNAVAILABLE' }],
])('what %s is refused and not kept', async (_what, mark, refusal) => {
  const before = await kept();
  const bytes = pdfOf(mark);
  const { url, contentId } = await linkFor(hub, 'sfj', bytes);
  expect(await put(hub, url, bytes)).toMatchObject(refusal);
  expect(await attachmentOf(hub, 'sfj', contentId)).toBeNull();
  expect(await kept()).toBe(before);
  const attached = otherInput({ sharing: { ...sharing(), attachments: [{ name: '附件', contentId }] } });
  const { record, userErrors } = await mutate(hub, 'sfj', publishOther, attached);
  expect([record, userErrors]).toMatchObject([
    null,
    [{ code: 'NOT_FOUND', path: ['sharing', 'attachments', '0', 'contentId'] }],
  ]);
});
