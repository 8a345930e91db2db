import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askImport, creditCsv, creditRow, ended, importFile, upload } from '../../harness/files/credit-file.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ limits: { organizationUploads: 3, organizationUploadMegabytes: 1 } });
});
afterAll(() => hub.close());

interface Refusal {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as Refusal) });

async function kept(): Promise<unknown> {
  const { rows } = await hub.owner.query(
    `SELECT count(*)::int AS files, coalesce(sum(u.bytes), 0)::int AS bytes,
       (SELECT coalesce(sum(length(c.bytes)), 0)::int FROM upload_chunk c) AS held FROM upload u`,
  );
  return rows[0];
}

describe('the quota of uploads', () => {
  test('[hostile A.3.10] bounds files and bytes of a member that are kept at a time, and says what to do', async () => {
    const large = await refusal(await upload(hub, 'lyj', Buffer.alloc(1024 * 1024 + 1, 0x61)));
    expect(large).toMatchObject({ status: 413, errors: [{ message: expect.stringContaining('合计不得超过1MB') }] });
    expect(await kept()).toEqual({ files: 0, bytes: 0, held: 0 });
    for (let file = 0; file < 3; file += 1) expect((await upload(hub, 'lyj', 'a,b\n')).status).toBe(201);
    expect(await refusal(await upload(hub, 'lyj', 'a,b\n'))).toMatchObject({
      status: 429,
      errors: [{ message: expect.stringContaining('已达3个'), extensions: { code: 'RATE_LIMITED' } }],
    });
    // Many at once are never more together.
    const many = await Promise.all(Array.from({ length: 10 }, () => upload(hub, 'nync', 'a,b\n')));
    expect(many.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(3);
    expect(many.every(({ status }) => [201, 429].includes(status))).toBe(true);
  });

  test('is each member’s own, and has room again when a file has been imported', async () => {
    for (let file = 0; file < 5; file += 1) {
      const answer = await importFile(hub, creditCsv([creditRow(`古司罚决字〔2026〕额${file}号`)]));
      expect(answer).toMatchObject({ status: 'DONE', imported: 1 });
    }
  });

  test('[files F12] a file of another type is told which are taken', async () => {
    for (const type of ['application/pdf', 'application/json', 'text/plain', 'application/vnd.ms-excel']) {
      const answer = await refusal(await upload(hub, 'sfj', 'x', type));
      expect(answer).toMatchObject({
        status: 415,
        errors: [{ message: expect.stringMatching(/CSV（text\/csv）.*XLSX/) }],
      });
    }
  });
});

describe('a file over which a process has ended', () => {
  test('[files F1] is refused, not read again, though nobody knows whose fault it was', async () => {
    const answers = [];
    for (const mark of [null, 'b1a7f7a6-0c5e-4f7e-9d0f-3f1f5a6f0001']) {
      const response = await upload(
        hub,
        'sfj',
        creditCsv([creditRow(`古司罚决字〔2026〕断${mark === null ? 1 : 2}号`)]),
      );
      const { uploadId } = (await response.json()) as { uploadId: string };
      await hub.owner.query(
        `UPDATE upload SET read_by = $1 WHERE organization_id = (SELECT id FROM organization WHERE code = 'sfj')`,
        [mark],
      );
      const { penaltyImport } = await askImport(hub, 'sfj', { uploadId });
      answers.push(await ended(hub, 'sfj', penaltyImport?.id ?? ''));
    }
    expect(answers).toMatchObject([
      { status: 'DONE', imported: 1 },
      { status: 'REFUSED', imported: 0, errors: { nodes: [{ row: 0, message: expect.stringContaining('中断') }] } },
    ]);
  });
});
