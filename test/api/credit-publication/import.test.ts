import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { importPenalties } from '../../../src/categories/penalty-decision/credit-publication/import-penalties.js';
import { creditColumns } from '../../../src/categories/penalty-decision/credit-publication/columns.js';
import {
  askImport,
  creditCsv,
  creditRow,
  ended,
  importFile,
  upload,
  xlsxType,
} from '../../harness/files/credit-file.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { citizenNumber } from '../../harness/builders/personal.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Decision {
  readonly id: string;
  readonly decisionNumber: string;
  readonly fineAmount: string | null;
  readonly timeliness: string;
  readonly formedAt: string;
}

async function decisions(text: string, organization = 'xspj'): Promise<Decision[]> {
  const query = `query ($text: String!) { penaltyDecisions(first: 100, filter: { text: $text }) {
    nodes { id decisionNumber decidedOn partyName partyKind partyCode violation facts penaltyKinds fineAmount confiscatedAmount
      timeliness formedAt publisher { code } } } }`;
  const { data } = await graphql<{ penaltyDecisions: { nodes: Decision[] } }>(
    hub.url,
    await hub.token(organization),
    query,
    { text },
  );
  return data?.penaltyDecisions.nodes ?? [];
}

describe('an import of the credit publication table', () => {
  test('[S3] publishes a decision a row, fines in yuan to the fen, formed on the day of the decision', async () => {
    const rows = [
      creditRow('古司罚决字〔2026〕甲1号', { CF_NR_FK: '0.200001', BZ: '备注一' }),
      creditRow('古司罚决字〔2026〕甲2号', { CF_CFLB: '没收违法所得、罚款', CF_NR_WFFF: '0.05', CF_JDRQ: '2026/9/1' }),
    ];
    expect(await importFile(hub, creditCsv(rows))).toMatchObject({
      status: 'DONE',
      rows: 2,
      done: 2,
      imported: 2,
      unchanged: 0,
      refused: 0,
    });
    expect(await decisions('2026〕甲')).toMatchObject([
      {
        decisionNumber: '古司罚决字〔2026〕甲1号',
        fineAmount: '2000.01',
        facts: '占用人行道堆放建筑材料，\n经责令未改正。',
        timeliness: 'LATE',
        formedAt: '2026-10-12T23:59:59.000+08:00',
        publisher: { code: 'sfj' },
      },
      { penaltyKinds: ['CONFISCATION', 'FINE'], confiscatedAmount: '500.00', decidedOn: '2026-09-01' },
    ]);
  });

  test('tells what is wrong by row and column, and imports the rest or nothing, as asked', async () => {
    const rows = [
      creditRow('古司罚决字〔2026〕乙1号'),
      creditRow('古司罚决字〔2026〕乙2号', { CF_NR_FK: '两千', CF_JDRQ: '2026-02-30' }),
      creditRow('古司罚决字〔2026〕乙3号', { CF_XDR_MC: '' }),
      creditRow('古司罚决字〔2026〕乙4号', { CF_XDR_SHXYM: '91141025MA0GTYRP64' }),
      creditRow('古司罚决字〔2026〕乙5号', { CF_CFJG: '林业局' }),
      creditRow('古司罚决字〔2026〕乙1号'),
      creditRow('古司罚决字〔2026〕乙6号', { CF_SY: `当事人${citizenNumber(1)}违法` }),
      creditRow('古司罚决字〔2026〕乙7号', { CF_CFJG: '古县司法局' }),
    ];
    const wrong = [
      [3, 'CF_NR_FK', 'INVALID'],
      [3, 'CF_JDRQ', 'INVALID'],
      [4, 'CF_XDR_MC', 'INVALID'],
      [5, 'CF_XDR_SHXYM', 'INVALID'],
      [6, 'CF_CFJG', 'NOT_COMPETENT'],
      [7, 'CF_WSH', 'ALREADY_EXISTS'],
      [8, 'CF_SY', 'INVALID'],
    ];
    const nothing = await importFile(hub, creditCsv(rows), { mode: 'ALL_OR_NOTHING' });
    expect(nothing).toMatchObject({ status: 'REFUSED', rows: 8, imported: 0, refused: 6 });
    expect(nothing.errors.nodes.map(({ row, column, code }) => [row, column, code])).toEqual(wrong);
    expect(await decisions('2026〕乙')).toEqual([]);
    expect(JSON.stringify(nothing.errors)).not.toContain(citizenNumber(1));

    const rest = await importFile(hub, creditCsv(rows));
    expect(rest).toMatchObject({ status: 'DONE', rows: 8, done: 8, imported: 2, refused: 6 });
    expect(rest.errors.nodes.map(({ row, column, code }) => [row, column, code])).toEqual(wrong);
    expect((await decisions('2026〕乙')).map(({ decisionNumber }) => decisionNumber).sort()).toEqual([
      '古司罚决字〔2026〕乙1号',
      '古司罚决字〔2026〕乙7号',
    ]);
  });

  test('again changes nothing, however the number is written; other content under it is told by its columns', async () => {
    const rows = [creditRow('古司罚决字〔2026〕丙01号'), creditRow('古司罚决字〔2026〕丙2号')];
    await importFile(hub, creditCsv(rows));
    const again = [
      { ...creditRow('古司罚决字[2026] 丙1号') },
      creditRow('古司罚决字〔2026〕丙2号', { CF_NR_FK: '0.3' }),
    ];
    const answer = await importFile(hub, creditCsv(again), { mode: 'ALL_OR_NOTHING' });
    expect(answer).toMatchObject({ status: 'REFUSED', unchanged: 1, refused: 1 });
    expect(answer.errors.nodes).toMatchObject([
      { row: 3, code: 'ALREADY_EXISTS', message: expect.stringContaining('CF_NR_FK') },
    ]);
    expect(await importFile(hub, creditCsv(rows), { mode: 'ALL_OR_NOTHING' })).toMatchObject({
      status: 'DONE',
      unchanged: 2,
      imported: 0,
    });
    expect(await decisions('2026〕丙')).toHaveLength(2);
  });

  test('of what was withdrawn publishes it anew', async () => {
    const rows = [creditRow('古司罚决字〔2026〕丁1号')];
    await importFile(hub, creditCsv(rows));
    const [first] = await decisions('2026〕丁');
    const mutation = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { message } } }`;
    const input = { idempotencyKey: 'credit-withdraw', recordId: first?.id, reason: '信息有误' };
    await graphql(hub.url, await hub.token('sfj'), mutation, { input });
    expect(await importFile(hub, creditCsv(rows))).toMatchObject({ imported: 1, unchanged: 0 });
    expect(await decisions('2026〕丁')).toHaveLength(1);
  });

  test('twice at once publishes each decision once', async () => {
    const file = creditCsv(Array.from({ length: 60 }, (_, index) => creditRow(`古司罚决字〔2026〕戊${index + 1}号`)));
    const answers = await Promise.all([importFile(hub, file), importFile(hub, file, { mode: 'ALL_OR_NOTHING' })]);
    expect(answers.map(({ status }) => status)).toEqual(['DONE', 'DONE']);
    expect(answers.reduce((sum, { imported }) => sum + imported, 0)).toBe(60);
    expect(await decisions('2026〕戊')).toHaveLength(60);
  });

  test('twice at once in opposite orders, each whole: whoever is undone for the other begins again', async () => {
    const rows = Array.from({ length: 900 }, (_, index) => creditRow(`古司罚决字〔2026〕反${index + 1}号`));
    const files = [rows, rows.toReversed()].map((file) => creditCsv(file));
    const answers = await Promise.all(files.map((file) => importFile(hub, file, { mode: 'ALL_OR_NOTHING' })));
    expect(answers).toMatchObject([
      { status: 'DONE', done: 900, refused: 0 },
      { status: 'DONE', done: 900, refused: 0 },
    ]);
    expect(answers.map(({ imported }) => imported).sort((one, other) => one - other)).toEqual([0, 900]);
  });

  test.each([
    ['GB18030', (text: string) => iconv.encode(text, 'gb18030'), undefined],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`), undefined],
  ])('reads CSV in %s', async (name, encode) => {
    const number = `古司罚决字〔2026〕己${name.length}号`;
    const answer = await importFile(hub, encode(creditCsv([creditRow(number, { BZ: '㐀龘' })])));
    expect(answer).toMatchObject({ status: 'DONE', imported: 1 });
    expect(await decisions(`2026〕己${name.length}`)).toMatchObject([{ partyName: '古县某建材有限公司' }]);
  });

  test('reads XLSX, two rows of heading, numbers and days as a spreadsheet keeps them', async () => {
    const row = creditRow('古司罚决字〔2026〕庚1号');
    const cells = creditColumns.map(({ code }) => {
      if (code === 'CF_NR_FK') return 0.1;
      return code === 'CF_JDRQ' ? new Date('2026-10-12T00:00:00Z') : (row[code] ?? null);
    });
    const file = await writeXlsx({
      sheets: [
        {
          name: 'Sheet1',
          columns: creditColumns.map(({ code }) =>
            code === 'CF_JDRQ' ? { key: code, numFmt: 'yyyy-mm-dd' } : { key: code },
          ),
          rows: [creditColumns.map(({ code }) => code), creditColumns.map(({ title }) => title), cells],
        },
      ],
    });
    expect(await importFile(hub, file, { type: xlsxType })).toMatchObject({ status: 'DONE', rows: 1, imported: 1 });
    expect(await decisions('2026〕庚')).toMatchObject([{ fineAmount: '1000.00', decidedOn: '2026-10-12' }]);
  });

  test('shares with named organizations when asked', async () => {
    const sharing = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] };
    await importFile(hub, creditCsv([creditRow('古司罚决字〔2026〕辛1号')]), sharing);
    expect(await decisions('2026〕辛', 'lyj')).toEqual([]);
    expect(await decisions('2026〕辛', 'nync')).toHaveLength(1);
  });

  test.each([
    ['an empty file', '', 'csv', '文件是空的', 0],
    ['a file without the columns it must have', 'a,b\n1,2\n', 'csv', 'CF_WSH', 0],
    ['bytes of no encoding', Buffer.from([0xff, 0xff, 0xff, 0x2c]), 'csv', '编码', 0],
    ['[files F12] a quote that never ends', 'CF_WSH,"CF_NR\n1,2\n', 'csv', '第1行有没有结束的引号', 1],
    ['[files F12] a stray quote', 'CF_WSH,CF_NR\n1,2\n\n3,甲"乙\n4,5\n', 'csv', '第4行有多余的引号', 4],
    ['a workbook that is none', 'CF_WSH', 'xlsx', 'XLSX', 0],
  ])('%s is refused in words', async (_, body, format, words, row) => {
    const answer = await importFile(hub, body, format === 'xlsx' ? { type: xlsxType } : {});
    expect(answer).toMatchObject({ status: 'REFUSED', imported: 0 });
    expect(answer.errors.nodes).toEqual([
      { row, column: null, code: 'INVALID', message: expect.stringContaining(words) },
    ]);
  });

  test('the same key answers with the same import; a file is imported once; nobody else knows of it', async () => {
    const { uploadId } = (await (
      await upload(hub, 'sfj', creditCsv([creditRow('古司罚决字〔2026〕壬1号')]))
    ).json()) as {
      uploadId: string;
    };
    expect((await askImport(hub, 'lyj', { uploadId })).userErrors).toMatchObject([
      { path: ['uploadId'], code: 'NOT_FOUND' },
    ]);
    const input = { uploadId, idempotencyKey: 'credit-once' };
    const [one, other] = await Promise.all([askImport(hub, 'sfj', input), askImport(hub, 'sfj', input)]);
    const id = one.penaltyImport?.id ?? other.penaltyImport?.id ?? '';
    await ended(hub, 'sfj', id);
    expect((await askImport(hub, 'sfj', input)).penaltyImport?.id).toBe(id);
    expect((await askImport(hub, 'sfj', { ...input, mode: 'ALL_OR_NOTHING' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_CONFLICT' },
    ]);
    expect((await askImport(hub, 'sfj', { uploadId })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const foreign = await graphql(
      hub.url,
      await hub.token('lyj'),
      `{ penaltyImport(id: "${id}") { id } node(id: "${id}") { id } }`,
    );
    expect(foreign.data).toEqual({ penaltyImport: null, node: null });
    const { rows } = await hub.owner.query(`SELECT count(*)::int AS left FROM upload_chunk`);
    expect(rows).toEqual([{ left: 0 }]);
  });

  test('takes the example of the documentation', async () => {
    const file = await readFile(new URL('../../../examples/credit-publication/penalties.csv', import.meta.url));
    expect(await importFile(hub, file, { mode: 'ALL_OR_NOTHING' })).toMatchObject({
      status: 'DONE',
      rows: 2,
      imported: 2,
    });
  });

  test('is in the audit log, without a word of the file', async () => {
    const { rows } = await hub.owner.query<{ details: object }>(
      `SELECT details FROM audit_entry WHERE action = 'PENALTIES_IMPORTED' ORDER BY id LIMIT 1`,
    );
    expect(rows[0]?.details).toEqual({ status: 'DONE', rows: 2, imported: 2, unchanged: 0, refused: 0 });
  });

  test('whose node died after its end is in the audit log when its job has run again, once', async () => {
    const { rows } = await hub.owner.query<{ id: string; organization: number }>(
      'SELECT id, organization_id AS organization FROM penalty_import LIMIT 1',
    );
    const [given] = rows;
    const kept = async (): Promise<number> => {
      const found = await hub.owner.query(
        `SELECT count(*)::int AS kept FROM audit_entry WHERE action = 'PENALTIES_IMPORTED' AND subject_id = $1`,
        [`imp_${given?.id.replaceAll('-', '')}`],
      );
      return found.rows[0].kept;
    };
    const runAgain = (): Promise<void> =>
      importPenalties(
        hub.running.hub,
        { importId: given?.id ?? '', organization: given?.organization ?? 0 },
        new AbortController().signal,
      );
    const before = await kept();
    expect(before).toBe(1);
    await runAgain();
    expect(await kept()).toBe(before);
    // As it is left by whoever dies before the entry: its file is there still.
    await hub.owner.query(`INSERT INTO upload (id, organization_id, format, bytes, complete, uploaded_at)
      SELECT upload_id, organization_id, 'csv', 1, true, now() FROM penalty_import LIMIT 1`);
    await runAgain();
    await runAgain();
    expect(await kept()).toBe(before + 1);
  });
});

describe('PUT /uploads', () => {
  test('takes tables of whoever may publish, and nothing else', async () => {
    const anonymous = await fetch(`${hub.url}/uploads`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv' },
      body: 'a',
    });
    expect(anonymous.status).toBe(401);
    expect((await upload(hub, 'sfj', '{}', 'application/json')).status).toBe(415);
    const viewer = await fetch(`${hub.url}/uploads`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${await hub.token('sfj', ['VIEWER'])}` },
      body: 'a',
    });
    expect([viewer.status, await viewer.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    ]);
  });

  test('keeps nothing of a file that is too large', async () => {
    const response = await upload(hub, 'sfj', Buffer.alloc(64 * 1024 * 1024 + 1, 0x61)).catch(() => null);
    expect(response?.status ?? 413).toBe(413);
    const { rows } = await hub.owner.query('SELECT count(*)::int AS left FROM upload WHERE NOT complete');
    expect(rows).toEqual([{ left: 0 }]);
  });
});
