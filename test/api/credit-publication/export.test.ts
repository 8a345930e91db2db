import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { creditColumns } from '../../../src/categories/penalty-decision/credit-publication/columns.js';
import { creditCsv, creditRow, importFile, xlsxType } from '../../harness/files/credit-file.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { recordIds } from '../../../src/core/records/index.js';
import { citizenNumber, publishPerson } from '../../harness/builders/personal.js';

let hub: TestHub;
const rows = [
  creditRow('古司罚决字〔2026〕1号', {
    CF_CFLB: '罚款；没收违法所得、没收非法财物',
    CF_NR_FK: '0.200001',
    CF_NR_WFFF: '1.500000',
    CF_NR_ZKDX: '营业执照',
    CF_YXQ: '2027-10-12',
    CF_GSJZQ: '2029-10-12',
    CF_CFJGDM: '11141025012345678X',
    CF_SJLY: '古县司法局',
    CF_SJLYDM: '11141025012345678X',
    BZ: '=SUM(A1)，㐀',
  }),
  creditRow('古司罚决字〔2026〕2号', { CF_CFLB: '警告', CF_NR_FK: '', CF_XDR_LB: '个体工商户' }),
];
beforeAll(async () => {
  hub = await startHub();
  await importFile(hub, creditCsv(rows));
});
afterAll(() => hub.close());

async function exported(query: string, organization = 'sfj', format = 'csv'): Promise<Response> {
  return fetch(`${hub.url}/export/creditPublication.${format}?${query}`, {
    headers: { authorization: `Bearer ${await hub.token(organization)}` },
  });
}

const year = 'from=2026-01-01&to=2026-12-31';

describe('the credit publication table', () => {
  test('comes back as it was imported', async () => {
    const text = await (await exported(`${year}&header=name`)).text();
    const back: Record<string, string>[] = parse(text, { bom: true, columns: true });
    const expected = rows.map((row) => ({
      ...Object.fromEntries(creditColumns.map(({ code }) => [code, ''])),
      ...row,
      ...(row['CF_NR_FK'] ? { CF_NR_FK: row['CF_NR_FK'] } : {}),
    }));
    expect(back.map((row) => ({ ...row, BZ: row['BZ']?.replace(/^'/, '') }))).toEqual(expected);
  });

  test.each([
    ['csv', ''],
    ['csv', '&encoding=gb18030'],
    ['csv', '&header=name'],
    ['xlsx', ''],
  ])('imported again changes nothing: %s%s', async (format, options) => {
    const file = new Uint8Array(await (await exported(`${year}${options}`, 'sfj', format)).arrayBuffer());
    const answer = await importFile(hub, file, {
      mode: 'ALL_OR_NOTHING',
      ...(format === 'xlsx' ? { type: xlsxType } : {}),
    });
    expect(answer).toMatchObject({ status: 'DONE', rows: 2, unchanged: 2, imported: 0 });
  });

  test('holds decisions of the period that one may see, and no number of a person', async () => {
    await publishPerson(hub, citizenNumber(3), {
      sharing: {
        title: '仅本单位',
        formedAt: new Date(Date.now() - 60_000).toISOString(),
        scope: 'NAMED_ORGANIZATIONS',
        organizationCodes: ['nync'],
      },
      decidedOn: '2025-05-05',
    });
    const of = async (organization: string) => (await exported('from=2025-01-01&to=2025-12-31', organization)).text();
    expect((await of('lyj')).trim().split('\r\n')).toHaveLength(1);
    const seen = await of('nync');
    expect(seen).toContain('自然人');
    expect(seen).not.toContain(citizenNumber(3).slice(-6));
  });

  test.each([
    ['', 'from'],
    ['from=2026-01-01&to=2025-01-01', 'to'],
    [`${year}&encoding=big5`, 'encoding'],
    [`${year}&columns=a`, 'columns'],
  ])('%s is refused by the name of what is wrong: %s', async (query, parameter) => {
    const response = await exported(query);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(`参数 ${parameter}`)]);
  });

  test.each([
    ['CHANGED', { fineAmount: '1000' }, '0.100000', '已变更：古政复决字〔2026〕3号；原备注'],
    ['PARTLY_SET_ASIDE', {}, '0.200000', '已部分撤销：古政复决字〔2026〕3号；原备注'],
    ['UPHELD', {}, '0.200000', '原备注'],
    ['SET_ASIDE', {}, null, null],
    ['FOUND_VOID', {}, null, null],
    ['FOUND_UNLAWFUL', {}, null, null],
  ])(
    '[S3] a decision that was %s %o is published with the fine %s and the remark %s',
    async (outcome, amounts, fine, remark) => {
      const number = `古司罚决字〔2025〕${outcome}号`;
      const row = creditRow(number, { CF_JDRQ: '2025-02-03', BZ: '原备注' });
      expect(await importFile(hub, creditCsv([row]))).toMatchObject({ imported: 1 });
      const { rows: found } = await hub.owner.query<{ id: string }>(
        'SELECT record_id AS id FROM penalty_decision WHERE decision_number = $1',
        [number],
      );
      const mutation = `mutation ($input: RecordDecisionReviewInput!) { recordDecisionReview(input: $input) {
      record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
      const recordId = recordIds.of(found[0]?.id ?? '');
      const review = { reviewer: 'RECONSIDERATION', documentNumber: '古政复决字〔2026〕3号', decidedOn: '2026-03-01' };
      const input = { idempotencyKey: freshKey(), recordId, ...review, outcome, summary: '审查结论', ...amounts };
      expect((await mutate(hub, 'sfj', mutation, input)).userErrors).toEqual([]);
      const text = await (await exported('from=2025-02-03&to=2025-02-03&header=name')).text();
      const all: Record<string, string>[] = parse(text, { bom: true, columns: true });
      const shown = all.find((each) => each['CF_WSH'] === number);
      expect(shown ? [shown['CF_NR_FK'], shown['BZ']] : [null, null]).toEqual([fine, remark]);
      // Neither the table as it was decided nor as it is exported changes anything.
      for (const file of [creditCsv([row]), ...(shown ? [creditCsv([shown])] : [])])
        expect(await importFile(hub, file)).toMatchObject({ rows: 1, unchanged: 1 });
    },
  );
});
