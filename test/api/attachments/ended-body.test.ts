import { afterAll, beforeAll, expect, test } from 'vitest';
import { askUpload, download, linkFor, pdfOf, put, uploaded, uploadInput } from '../../harness/builders/attachments.js';
import { upload } from '../../harness/files/credit-file.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';

const [ended, successor] = ['141025202', '141025103'];
const file = pdfOf('封存前的照片');

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** How many bytes and files the hub keeps. */
async function kept(): Promise<unknown> {
  const query = 'SELECT (SELECT count(*) FROM attachment) AS attachments, (SELECT count(*) FROM upload) AS uploads';
  return (await hub.owner.query(query)).rows[0];
}

test('[T10] an organization that has ended brings no files, by links it was given before or by PUT /uploads', async () => {
  const stored = await uploaded(hub, ended, pdfOf('已存的照片'));
  const { url } = await linkFor(hub, ended, file);
  expect((await upload(hub, ended, 'a,b\n')).status).toBe(201);
  const before = await kept();

  const end = { code: ended, validTo: todayOf(hub), successorCode: successor };
  expect((await decideEnd(hub, 'endOrganization', end)).userErrors).toEqual([]);

  const late = await put(hub, url, file);
  expect(late).toEqual({ status: 403, code: 'FORBIDDEN', message: expect.stringContaining('撤销') });
  const { upload: link, userErrors } = await askUpload(hub, ended, uploadInput(pdfOf('新的照片')));
  expect([link, userErrors.map(({ code }) => code)]).toEqual([null, ['WRONG_PARTY']]);
  const table = await upload(hub, ended, 'c,d\n');
  const { errors } = (await table.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect([table.status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  expect(errors[0]?.message).toContain('撤销');
  expect(await kept()).toEqual(before);
  // What it has brought before is there, and whoever succeeds it brings its own.
  expect((await download(hub, ended, stored)).status).toBe(200);
  expect((await put(hub, (await linkFor(hub, successor, file)).url, file)).status).toBe(201);
});

test('[T10] a correction of the end lets it bring files again', async () => {
  const { userErrors } = await decideEnd(hub, 'correctOrganizationEnd', { code: ended, basis: '误报', validTo: null });
  expect(userErrors).toEqual([]);
  expect((await put(hub, (await linkFor(hub, ended, pdfOf('再次'))).url, pdfOf('再次'))).status).toBe(201);
  expect((await upload(hub, ended, 'e,f\n')).status).toBe(201);
});
