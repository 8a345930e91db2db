import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { download, linkFor, pdfOf, put, sha256, uploaded } from '../../harness/builders/attachments.js';
import { openBucket, type TestBucket } from '../../harness/hub/bucket.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let bucket: TestBucket;
let hub: TestHub;
beforeAll(async () => {
  bucket = await openBucket();
  hub = await startHub({ attachmentsBucket: bucket.options });
});
afterAll(async () => {
  await hub.close();
  await bucket.close();
});
beforeEach(() => {
  bucket.failing = 0;
  bucket.asked.length = 0;
});

const received = (): Promise<string[]> => readdir(join(hub.dataDir, 'attachments', 'incoming'));

describe('attachments in a bucket', () => {
  test('are kept there whole, under their hash, and read from there', async () => {
    const bytes = pdfOf('对象存储', 300_000);
    const contentId = await uploaded(hub, 'sfj', bytes);
    const [[key, kept] = []] = [...bucket.objects];
    expect(key?.startsWith(`${sha256(bytes).slice(0, 2)}/${sha256(bytes)}-`)).toBe(true);
    expect(kept?.equals(bytes)).toBe(true);
    expect(await received()).toEqual([]);
    expect((await download(hub, 'sfj', contentId)).body.equals(bytes)).toBe(true);
    expect((await download(hub, 'scjg', contentId)).status).toBe(404);
  });

  test('are kept once when they come twice', async () => {
    const bytes = pdfOf('两次');
    const before = bucket.objects.size;
    await uploaded(hub, 'sfj', bytes);
    await uploaded(hub, 'scjg', bytes);
    expect(bucket.objects.size).toBe(before + 1);
  });

  test('do not reach it when they are refused', async () => {
    const { url } = await linkFor(hub, 'sfj', pdfOf('所申请'));
    expect(await put(hub, url, pdfOf('所发送'))).toMatchObject({ status: 422 });
    expect(bucket.asked).toEqual([]);
  });

  test('are tried again when it fails for a moment', async () => {
    bucket.failing = 2;
    const contentId = await uploaded(hub, 'sfj', pdfOf('重试'));
    expect(bucket.asked.filter((asked) => asked.startsWith('PUT'))).toHaveLength(3);
    bucket.failing = 2;
    expect((await download(hub, 'sfj', contentId)).status).toBe(200);
  });

  test('are not there, nor half there, when it fails for longer', async () => {
    const bytes = pdfOf('故障');
    const { url, contentId } = await linkFor(hub, 'sfj', bytes);
    bucket.failing = 100;
    const { status, message } = await put(hub, url, bytes);
    expect([status, message]).toEqual([503, '附件存储暂不可用，请稍后重试']);
    bucket.failing = 0;
    expect((await download(hub, 'sfj', contentId)).status).toBe(404);
    expect(await received()).toEqual([]);
    expect(await put(hub, url, bytes)).toMatchObject({ status: 201 });
  });

  test('make the hub not ready while it does not answer', async () => {
    const ready = async () => {
      const response = await fetch(`${hub.url}/readyz`);
      return [response.status, ((await response.json()) as { reason?: string }).reason];
    };
    expect(await ready()).toEqual([200, undefined]);
    bucket.failing = 100;
    expect(await ready()).toEqual([503, 'attachments']);
  });
});
