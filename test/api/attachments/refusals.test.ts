import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../../src/kernel/clock.js';
import { administer, newKey } from '../../harness/clients/access.js';
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
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { zipOf } from '../../harness/files/make-zip.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let minutesLater = 0;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => systemClock.now().add({ minutes: minutesLater }) } });
});
afterAll(() => hub.close());

/** What lies in the directories of attachments, wherever in them. */
async function filesKept(): Promise<string[]> {
  const entries = await readdir(join(hub.dataDir, 'attachments'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function refusedFor(changes: object): Promise<string[]> {
  const { upload, userErrors } = await askUpload(hub, 'sfj', uploadInput(pdfOf('申请'), changes));
  expect(upload === null).toBe(userErrors.length > 0);
  return userErrors.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('a link is refused', () => {
  test.each([
    [{ name: ' ' }, 'name REQUIRED'],
    [{ name: `${'长'.repeat(197)}.pdf` }, 'name INVALID'],
    [{ name: '../../etc/passwd.pdf' }, 'name INVALID'],
    [{ name: 'C:\\a.pdf' }, 'name INVALID'],
    [{ name: 'a\r\nset-cookie: x.pdf' }, 'name INVALID'],
    [{ name: '附件\u202Efdp.exe.pdf' }, 'name INVALID'],
    [{ name: '附件.exe' }, 'name INVALID'],
    [{ name: '附件' }, 'name INVALID'],
    [{ name: '附件\ud800.pdf' }, 'name INVALID'],
    [{ contentType: 'text/html', name: 'a.html' }, 'contentType INVALID'],
    [{ contentType: 'image/svg+xml', name: 'a.svg' }, 'contentType INVALID'],
    [{ contentType: 'application/zip', name: 'a.zip' }, 'contentType INVALID'],
    [{ contentType: '__proto__' }, 'contentType INVALID'],
    [{ size: 0 }, 'size INVALID'],
    [{ size: -1 }, 'size INVALID'],
    [{ size: 20 * 1024 * 1024 + 1 }, 'size INVALID'],
    [{ sha256: 'f'.repeat(63) }, 'sha256 INVALID'],
    [{ sha256: `${'f'.repeat(63)}g` }, 'sha256 INVALID'],
    [{ sha256: '../'.repeat(21) }, 'sha256 INVALID'],
  ])('for %j', async (changes, refusal) => {
    expect(await refusedFor(changes)).toEqual([refusal]);
  });

  test('but not at the bounds', async () => {
    const bounds = { name: `${'长'.repeat(196)}.PDF`, size: 20 * 1024 * 1024, sha256: 'F'.repeat(64) };
    expect(await refusedFor(bounds)).toEqual([]);
    expect(await refusedFor({ size: 1 })).toEqual([]);
  });

  test('to roles that handle no cases, and to nobody', async () => {
    const mutation = 'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { url } } }';
    const variables = { input: uploadInput(pdfOf('角色')) };
    const viewer = await hub.token('sfj', ['VIEWER', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR']);
    for (const [bearer, code] of [
      [viewer, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await graphql(hub.url, bearer, mutation, variables);
      expect(errors?.[0]?.extensions?.['code']).toBe(code);
    }
    for (const [organization, role] of [
      ['sfj', 'PUBLISHER'],
      ['sfj', 'LIAISON'],
      ['sfj', 'CONFERENCE_OFFICE'],
      ['xzf', 'COUNTY_GOVERNMENT'],
      ['xzf', 'CONVENER'],
    ] as const) {
      const { upload } = await askUpload(hub, organization, variables.input, [role]);
      expect(upload?.url).toBeTruthy();
    }
  });
});

describe('a link that was', () => {
  const bytes = pdfOf('链接');
  const invalid = { status: 403, code: 'FORBIDDEN', message: '上传地址无效' };

  test('altered in any place is refused', async () => {
    const { url } = await linkFor(hub, 'sfj', bytes);
    const [path = '', ticket = ''] = url.split('?ticket=');
    for (let at = 0; at < ticket.length - 1; at += 7) {
      const other = ticket[at] === 'A' ? 'B' : 'A';
      const altered = `${ticket.slice(0, at)}${other}${ticket.slice(at + 1)}`;
      expect(await put(hub, `${path}?ticket=${altered}`, bytes)).toEqual(invalid);
    }
    for (const forged of ['', '?ticket=', '?ticket=a&ticket=b', `?ticket=${Buffer.alloc(90).toString('base64url')}`]) {
      expect(await put(hub, `${path}${forged}`, bytes)).toEqual(invalid);
    }
    expect(await put(hub, url, bytes)).toMatchObject({ status: 201 });
  });

  test('made for another content is refused, and so is a place that is none', async () => {
    const { url } = await linkFor(hub, 'sfj', bytes);
    const ticket = url.split('?')[1] ?? '';
    const other = pdfOf('另一内容');
    expect(await put(hub, `/attachments/sha256-${sha256(other)}?${ticket}`, other)).toEqual(invalid);
    for (const place of ['..%2F..%2Fetc%2Fpasswd', '%00', 'sha256-..', 'sha256-%2e%2e%2f']) {
      expect(await put(hub, `/attachments/${place}?${ticket}`, bytes)).toEqual(invalid);
    }
  });

  test('used after ten minutes is refused', async () => {
    const late = pdfOf('过期');
    const { url, contentId } = await linkFor(hub, 'sfj', late);
    minutesLater = 10;
    try {
      expect(await put(hub, url, late)).toMatchObject({ status: 403, message: expect.stringContaining('已过期') });
    } finally {
      minutesLater = 0;
    }
    expect((await download(hub, 'sfj', contentId)).status).toBe(404);
  });

  test('given to a key or person whose access has ended since is refused', async () => {
    const key = await newKey(hub, { roles: ['PUBLISHER'] });
    const mutation = 'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { url } } }';
    const variables = { input: uploadInput(bytes) };
    const { data } = await graphql<{ requestUpload: { upload: { url: string } } }>(
      hub.url,
      key.secret,
      mutation,
      variables,
    );
    const url = data?.requestUpload.upload.url ?? '';
    expect(await put(hub, url, bytes)).toMatchObject({ status: 201 });
    await administer(hub, 'revoke', { apiKeyId: key.id });
    expect(await put(hub, url, bytes)).toMatchObject({ status: 403, message: expect.stringContaining('已停用') });
  });
});

describe('bytes are refused, and nothing of them is kept,', () => {
  async function refused(bytes: Uint8Array, sent: Uint8Array, changes: object = {}) {
    const before = await filesKept();
    const { url, contentId } = await linkFor(hub, 'sfj', bytes, changes);
    const answer = await put(hub, url, sent);
    expect((await download(hub, 'sfj', contentId)).status).toBe(404);
    expect(await attachmentOf(hub, 'sfj', contentId)).toBeNull();
    expect(await filesKept()).toEqual(before);
    return answer;
  }

  test('that are others than was said', async () => {
    expect(await refused(pdfOf('说甲'), pdfOf('做乙'))).toMatchObject({
      status: 422,
      message: expect.stringContaining('SHA-256'),
    });
  });

  test('that are more or fewer than was said', async () => {
    const bytes = pdfOf('长短');
    expect(await refused(bytes, pdfOf('长短', 1))).toMatchObject({ status: 413 });
    expect(await refused(bytes, bytes.subarray(1))).toMatchObject({ status: 400 });
    expect(await refused(bytes, Buffer.of())).toMatchObject({ status: 400 });
  });

  test('that do not say how many they are and are more, or fewer', async () => {
    const bytes = pdfOf('分块', 100);
    const { url, contentId } = await linkFor(hub, 'sfj', bytes);
    const before = await filesKept();
    const long = await sentInChunks(url, [bytes, Buffer.alloc(200_000, 1), Buffer.alloc(200_000, 1)]);
    expect(long).toMatchObject({ status: 413, body: expect.stringContaining('内容超过') });
    // Refused at the first bytes, while the files for them are being made.
    const atOnce = Array.from({ length: 40 }, () => sentInChunks(url, [Buffer.alloc(50_000, 1)]));
    for (const answer of await Promise.all(atOnce)) expect(answer).toMatchObject({ status: 413 });
    expect(await sentInChunks(url, [bytes.subarray(0, 50)])).toMatchObject({ status: 400 });
    expect(await filesKept()).toEqual(before);
    expect(await sentInChunks(url, [bytes.subarray(0, 50), bytes.subarray(50)])).toMatchObject({ status: 201 });
    expect((await download(hub, 'sfj', contentId)).body.equals(bytes)).toBe(true);
  });

  test.each<readonly [string, Buffer, object]>([
    ['a program as a PDF', Buffer.from('MZ\x90\0'), {}],
    ['a page as a PDF', Buffer.from('<html><script>'), {}],
    ['a PDF as a picture', pdfOf('图'), { name: 'a.png', contentType: 'image/png' }],
    ['a PDF as text', Buffer.from('%PDF-1.7 text'), { name: 'a.txt', contentType: 'text/plain' }],
    ['a program as text', Buffer.from('MZ\x90\0'), { name: 'a.txt', contentType: 'text/plain' }],
    ['any archive as DOCX', archiveOf('a.exe'), { name: 'a.docx', contentType: docxType }],
    ['XLSX as DOCX', archiveOf('xl/workbook.xml'), { name: 'a.docx', contentType: docxType }],
    ['macros', archiveOf('xl/workbook.xml', 'xl/vbaProject.bin'), { name: 'a.xlsx', contentType: xlsxType }],
    [
      'macros, whatever their case',
      archiveOf('xl/workbook.xml', 'xl/VBAPROJECT.BIN'),
      { name: 'a.xlsx', contentType: xlsxType },
    ],
    ...[
      '<Types><Override PartName="/xl/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      '<Types><Override PartName="/xl/a.bin" ContentType="application/vnd.ms-office.VBA&#80;roject"/></Types>',
      '<Types><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      '<Types><Override PartName="/xl/a.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>',
      '<Types><Over',
    ].map(
      (types) =>
        [
          `[files F12] macros by their content type: ${types}`,
          zipOf({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>' }),
          { name: 'a.xlsx', contentType: xlsxType },
        ] as const,
    ),
    ['half an archive', archiveOf('word/document.xml').subarray(0, 60), { name: 'a.docx', contentType: docxType }],
    ['an empty archive', archiveOf(), { name: 'a.docx', contentType: docxType }],
    ['a page as a film', Buffer.from('<html>'), { name: 'a.mp4', contentType: 'video/mp4' }],
    ['a page as a recording', Buffer.from('<html>'), { name: 'a.mp3', contentType: 'audio/mpeg' }],
    ['one byte', Buffer.of(0xff), { name: 'a.jpg', contentType: 'image/jpeg' }],
  ])('of another type than was said: %s', async (_what, bytes, changes) => {
    expect(await refused(bytes, bytes, changes)).toMatchObject({ status: 415, code: 'BAD_REQUEST' });
  });

  test('whose directory leads out of the archive', async () => {
    const archive = archiveOf('word/document.xml');
    for (const [field, value] of [
      [12, 0xffffffff],
      [16, 0xffffffff],
      [16, 1],
    ] as const) {
      const broken = Buffer.from(archive);
      broken.writeUInt32LE(value, broken.length - 22 + field);
      const changes = { name: 'a.docx', contentType: docxType };
      expect(await refused(broken, broken, changes)).toMatchObject({ status: 415 });
    }
  });

  test('whose sender is cut off', async () => {
    const bytes = pdfOf('中断', 2_000_000);
    const { url, contentId } = await linkFor(hub, 'sfj', bytes);
    const before = await filesKept();
    const sending = request(new URL(url, hub.url), { method: 'PUT', headers: { 'content-length': bytes.length } });
    sending.on('error', () => undefined);
    sending.write(bytes.subarray(0, 1_000_000));
    await eventually(async () => (await filesKept()).length === before.length + 1);
    sending.destroy();
    await eventually(async () => (await filesKept()).length === before.length);
    expect((await download(hub, 'sfj', contentId)).status).toBe(404);
    expect(await put(hub, url, bytes)).toMatchObject({ status: 201 });
  });
});

test('ids that are paths lead nowhere', async () => {
  const contentId = await uploaded(hub, 'sfj', pdfOf('路径'));
  for (const place of [
    '..%2F..%2Fpersonal-data-keys.json',
    `${contentId}%2F..`,
    'content%2F..%2Fincoming',
    contentId.toUpperCase(),
    `${contentId}%00`,
    '%2e%2e%2f', // fetch itself takes away `%2e%2e`: test/api/server/paths.test.ts sends it
    'content',
  ]) {
    const { status, body } = await download(hub, 'sfj', place);
    expect([place, status]).toEqual([place, 404]);
    expect(body.toString()).toMatch(/没有此(附件|地址)/);
  }
});

/** Bytes whose number is not told beforehand. */
function sentInChunks(url: string, chunks: readonly Uint8Array[]): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(new URL(url, hub.url), { method: 'PUT' }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    sending.on('error', reject);
    for (const chunk of chunks) sending.write(chunk);
    sending.end();
  });
}
