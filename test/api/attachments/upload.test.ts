import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContents, holdContents } from '../../../src/core/attachments/index.js';
import { transactionAs } from '../../../src/platform/database/index.js';
import {
  archiveOf,
  askUpload,
  attachmentOf,
  docxType,
  download,
  linkFor,
  pdfOf,
  put,
  sha256,
  uploaded,
  uploadInput,
  xlsxType,
} from '../../harness/builders/attachments.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const at = '2026-11-23T09:00:00.000+08:00';
const keyOf = (code: string): number => hub.running.hub.organizations.byCode(code)?.key ?? 0;

/** As a procedure would: in the transaction in which something comes to refer to the contents. */
function pass(from: string, contentIds: readonly string[], to: readonly string[]): Promise<void> {
  const { pool } = hub.running.hub;
  return transactionAs(pool, keyOf(from), (session) => holdContents(session, contentIds, to.map(keyOf), at));
}

async function unknownTo(organization: string, contentIds: readonly string[]): Promise<string[]> {
  return checkContents({ executor: hub.running.hub.pool, identity: keyOf(organization) }, contentIds);
}

async function auditedActs(contentId: string): Promise<unknown[]> {
  const text = `SELECT e.action, o.code FROM audit_entry e JOIN organization o ON o.id = e.organization_id
    WHERE e.subject_id = $1 ORDER BY e.id`;
  return (await hub.owner.query<{ action: string; code: string }>(text, [contentId])).rows.map(Object.values);
}

describe('a file', () => {
  test('is announced, put under a signed link without a token, and downloaded as it was', async () => {
    const bytes = pdfOf('整个过程', 700_000);
    const { contentId, url, expiresAt, alreadyStored } = await linkFor(hub, 'sfj', bytes);
    expect(contentId).toBe(`sha256-${sha256(bytes)}`);
    expect(url.startsWith(`/attachments/${contentId}?`)).toBe(true);
    expect(alreadyStored).toBe(false);
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThanOrEqual(10);
    expect(await attachmentOf(hub, 'sfj', contentId)).toBeNull();

    expect(await put(hub, url, bytes)).toMatchObject({ status: 201 });
    expect(await attachmentOf(hub, 'sfj', contentId)).toMatchObject({
      contentId,
      name: '现场照片与询问笔录.pdf',
      contentType: 'application/pdf',
      size: bytes.length,
      scan: 'NOT_SCANNED',
      downloadPath: `/attachments/${contentId}`,
    });
    const { status, headers, body } = await download(hub, 'sfj', contentId);
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('现场照片与询问笔录.pdf')}`,
      'content-digest': `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await auditedActs(contentId)).toEqual([
      ['ATTACHMENT_UPLOADED', 'sfj'],
      ['ATTACHMENT_READ', 'sfj'],
    ]);
  });

  test('has a name that no header is broken by', async () => {
    const bytes = pdfOf('名称');
    const contentId = await uploaded(hub, 'sfj', bytes, { name: `古县(1)'s *;=é😀.pdf`.replace('*', '') });
    const { headers } = await download(hub, 'sfj', contentId);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''%E5%8F%A4%E5%8E%BF%281%29%27s%20%3B%3D%C3%A9%F0%9F%98%80.pdf`,
    );
  });

  test.each([
    ['笔录.txt', 'text/plain', Buffer.from('询问笔录\n第一页')],
    ['旧编码.TXT', 'text/plain', Buffer.from([0xd1, 0xaf, 0xce, 0xca])],
    ['移送函.docx', docxType, archiveOf('[Content_Types].xml', 'word/document.xml')],
    ['清单.xlsx', xlsxType, archiveOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['批复.ofd', 'application/ofd', archiveOf('OFD.xml', 'Doc_0/Document.xml')],
    ['照片.jpeg', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
    ['截图.png', 'image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['执法记录.mp4', 'video/mp4', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1')],
    ['录音.mp3', 'audio/mpeg', Buffer.from('ID3\x04\0', 'latin1')],
    ['录音二.mp3', 'audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x44, 0])],
  ])('may be %s', async (name, contentType, bytes) => {
    const contentId = await uploaded(hub, 'sfj', bytes, { name, contentType });
    const { body, headers } = await download(hub, 'sfj', contentId);
    expect(body.equals(bytes)).toBe(true);
    expect(headers.get('content-type')).toBe(contentType);
  });

  test('may be put twice under one link, at the same moment too, and is kept once', async () => {
    const bytes = pdfOf('同时', 300_000);
    const { contentId, url } = await linkFor(hub, 'sfj', bytes);
    const answers = await Promise.all([1, 2, 3, 4].map(() => put(hub, url, bytes)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await download(hub, 'sfj', contentId)).body.equals(bytes)).toBe(true);
    const content = join(hub.dataDir, 'attachments', 'content', sha256(bytes).slice(0, 2));
    expect((await readdir(content)).filter((name) => name.startsWith(sha256(bytes)))).toHaveLength(1);
  });
});

describe('who has a file', () => {
  test('another organization cannot read it, and is answered as if there were none', async () => {
    const contentId = await uploaded(hub, 'sfj', pdfOf('私有'));
    const missing = await download(hub, 'scjg', `sha256-${'0'.repeat(64)}`);
    const invisible = await download(hub, 'scjg', contentId);
    expect(invisible.status).toBe(404);
    expect(invisible.body.equals(missing.body)).toBe(true);
    expect((await download(hub, 'scjg', 'sha256-abc')).body.equals(missing.body)).toBe(true);
    expect(await attachmentOf(hub, 'scjg', contentId)).toBeNull();
    expect(await unknownTo('scjg', [contentId, contentId, 'x'])).toEqual([contentId, 'x']);
    expect(await unknownTo('sfj', [contentId])).toEqual([]);
    expect(await auditedActs(contentId)).toEqual([['ATTACHMENT_UPLOADED', 'sfj']]);
  });

  test('nobody reads without a token', async () => {
    const contentId = await uploaded(hub, 'sfj', pdfOf('无令牌'));
    expect((await download(hub, null, contentId)).status).toBe(401);
  });

  test('knowing the hash is not having the content: another organization sends it too, under its own name', async () => {
    const bytes = pdfOf('两个单位');
    const contentId = await uploaded(hub, 'sfj', bytes, { name: '甲.pdf' });
    expect(await linkFor(hub, 'sfj', bytes)).toMatchObject({ alreadyStored: true });
    const link = await linkFor(hub, 'scjg', bytes, { name: '乙.pdf' });
    expect(link).toMatchObject({ contentId, alreadyStored: false });
    expect((await download(hub, 'scjg', contentId)).status).toBe(404);
    expect(await put(hub, link.url, bytes)).toMatchObject({ status: 201 });
    expect((await download(hub, 'scjg', contentId)).body.equals(bytes)).toBe(true);
    expect(await attachmentOf(hub, 'scjg', contentId)).toMatchObject({ name: '乙.pdf' });
    expect(await attachmentOf(hub, 'sfj', contentId)).toMatchObject({ name: '甲.pdf' });
  });

  test('whoever it was passed on to by a reference reads it, and may pass it on', async () => {
    const bytes = pdfOf('引用');
    const contentId = await uploaded(hub, 'sfj', bytes, { name: '移送材料.pdf' });
    await pass('sfj', [contentId, contentId], ['141025100', 'sfj']);
    expect((await download(hub, '141025100', contentId)).body.equals(bytes)).toBe(true);
    expect(await attachmentOf(hub, '141025100', contentId)).toMatchObject({ name: '移送材料.pdf' });
    expect((await download(hub, 'scjg', contentId)).status).toBe(404);
    await pass('141025100', [contentId], ['scjg']);
    expect((await download(hub, 'scjg', contentId)).status).toBe(200);
  });

  test('nobody passes on what it does not have, nor part of it', async () => {
    const [own, foreign] = [await uploaded(hub, 'sfj', pdfOf('己')), await uploaded(hub, 'scjg', pdfOf('彼'))];
    await expect(pass('sfj', [own, foreign], ['sfj', 'gaj'])).rejects.toThrow('does not hold');
    await expect(pass('sfj', ['../etc'], ['gaj'])).rejects.toThrow('does not hold');
    for (const contentId of [own, foreign]) expect((await download(hub, 'gaj', contentId)).status).toBe(404);
    expect((await download(hub, 'sfj', foreign)).status).toBe(404);
  });

  test('the policies alone show nothing to others, and let nobody write around the functions', async () => {
    const contentId = await uploaded(hub, 'sfj', pdfOf('行级安全'));
    const seen = (organization: string): Promise<string> =>
      transactionAs(hub.running.hub.pool, keyOf(organization), async ({ executor }) => {
        const sought = [contentId.slice(7)];
        const { rows } = await executor.query<{ count: string }>(
          `SELECT (SELECT count(*) FROM attachment WHERE encode(sha256, 'hex') = $1)
            + (SELECT count(*) FROM attachment_holder WHERE encode(sha256, 'hex') = $1) AS count`,
          sought,
        );
        return rows[0]?.count ?? '';
      });
    expect([await seen('sfj'), await seen('scjg')]).toEqual(['2', '0']);
    const write = transactionAs(hub.running.hub.pool, keyOf('scjg'), ({ executor }) =>
      executor.query(`UPDATE attachment_holder SET organization_id = ${keyOf('scjg')}`),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });
});

test('a page of attachments is read by one statement', async () => {
  const contentIds = await Promise.all(['一', '二', '三'].map((mark) => uploaded(hub, 'sfj', pdfOf(`批量${mark}`))));
  const { pool } = hub.running.hub;
  const before = statements(pool);
  const fields = contentIds.map((id, index) => `a${index}: attachment(contentId: "${id}") { name size }`).join('\n');
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await hub.token('sfj')}` },
    body: JSON.stringify({ query: `{ ${fields} }` }),
  });
  const { data } = (await response.json()) as { data: Record<string, { name: string } | null> };
  expect(Object.values(data).map((one) => one?.name)).toEqual(Array(3).fill('现场照片与询问笔录.pdf'));
  expect(before().filter((text) => text.includes('attachment_holder'))).toHaveLength(1);
});

/** Watches a pool; gives what was asked of it meanwhile. */
function statements(pool: TestHub['running']['hub']['pool']): () => string[] {
  const asked: string[] = [];
  const original = pool.query.bind(pool);
  Object.assign(pool, {
    query: (...given: Parameters<typeof original>) => {
      const [first] = given as unknown[];
      asked.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''));
      return original(...given);
    },
  });
  return () => {
    Object.assign(pool, { query: original });
    return asked;
  };
}

test('what is asked for is described whole in the refusal', async () => {
  const wrong = { name: 'a/b.pdf', contentType: 'text/html', size: 0, sha256: 'abc' };
  const { upload, userErrors } = await askUpload(hub, 'sfj', uploadInput(Buffer.of(), wrong));
  expect(upload).toBeNull();
  expect(userErrors.map(({ path, code }) => [path.join('.'), code])).toEqual([
    ['name', 'INVALID'],
    ['contentType', 'INVALID'],
    ['size', 'INVALID'],
    ['sha256', 'INVALID'],
  ]);
});
