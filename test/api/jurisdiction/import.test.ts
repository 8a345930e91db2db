import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import type { Role } from '../../../src/core/identity/role.js';
import { csvType, upload, xlsxType } from '../../harness/files/credit-file.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import type { UserErrorAnswer } from '../../harness/builders/inputs.js';
import { competent, tell } from '../../harness/builders/jurisdiction.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Imported {
  readonly rows: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly columnsLeftOut: readonly string[];
  readonly givenCodes: readonly { row: number; code: string; name: string }[];
  readonly rowErrors: readonly { row: number; column: string | null; code: string; rule: string | null }[];
  readonly userErrors: readonly UserErrorAnswer[];
}
type Kind = 'EnforcementItems' | 'Delegations';

async function ask(kind: Kind, uploadId: string, organization: string, given: object = {}): Promise<Imported> {
  const text = `mutation ($input: Import${kind}Input!) { answer: import${kind}(input: $input) {
    rows imported unchanged refused columnsLeftOut givenCodes { row code name } rowErrors { row column code rule } userErrors { path code message rule } } }`;
  const token = await hub.token(organization);
  const { data, errors } = await graphql<{ answer: Imported }>(hub.url, token, text, { input: { uploadId, ...given } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

async function importFile(
  kind: Kind,
  body: string | Uint8Array,
  { organization = 'jtys', type = csvType, ...given }: { organization?: string; type?: string; mapping?: object } = {},
): Promise<Imported> {
  const response = await upload(hub, organization, body, type);
  const { uploadId } = (await response.json()) as { uploadId: string };
  return ask(kind, uploadId, organization, given);
}

const heading = '事项代码,事项名称,设定依据,生效日期,依据文件';
const row = (code: string, name = '对某行为的处罚', day = '2021-01-01'): string =>
  `${code},${name},《某法》第一条,${day},清单`;
const csv = (...rows: string[]): string => [heading, ...rows].join('\n');
const example = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../../examples/jurisdiction/${name}.csv`, import.meta.url));

describe('the example lists of the documentation', () => {
  test('[G2] are imported, say who is competent, and change nothing when they come again', async () => {
    const county = { organization: 'xzf' };
    const items = await example('items');
    const delegations = await example('delegations');
    expect(await importFile('EnforcementItems', items, county)).toMatchObject({ rows: 5, imported: 5, userErrors: [] });
    expect(await importFile('Delegations', delegations, county)).toMatchObject({ rows: 4, imported: 4, unchanged: 0 });
    const code = '1800-B-05400-141025';
    expect(await competent(hub, code, '141025100', '2022-12-31')).toMatchObject({
      organization: { code: '141025100' },
      since: '2021-07-01',
      until: '2023-01-01',
    });
    expect(await competent(hub, code, '141025100', '2024-06-01')).toMatchObject({
      organization: { code: 'jtys' },
      basis: '古县县直部门行政执法事项清单（2024年版）',
      since: '2023-01-01',
    });
    expect(await importFile('EnforcementItems', items, county)).toMatchObject({ imported: 0, unchanged: 5 });
    expect(await importFile('Delegations', delegations, county)).toMatchObject({ imported: 0, unchanged: 4 });
    const { rows } = await hub.owner.query<{ details: object }>(
      `SELECT action, details FROM audit_entry WHERE action LIKE '%IMPORTED' ORDER BY id`,
    );
    expect(rows).toEqual([
      { action: 'ENFORCEMENT_ITEMS_IMPORTED', details: { rows: 5, imported: 5, unchanged: 0 } },
      { action: 'DELEGATIONS_IMPORTED', details: { rows: 4, imported: 4, unchanged: 0 } },
    ]);
  });
});

describe('a list of items', () => {
  test('[G2] with a wrong row is told by row and column, and nothing of it is taken', async () => {
    const file = [
      `${heading},实施部门代码,失效日期`,
      `${row('E-1')},,`,
      `${row('编码')},,`,
      `${row('E-3', '')},,`,
      `${row('E-4', '名称', '2021-02-30')},,`,
      `${row('E-5')},,2020-01-01`,
    ].join('\n');
    // Cells that hold nothing or no day are told before anything else is looked at.
    expect(await importFile('EnforcementItems', file)).toEqual({
      columnsLeftOut: [],
      givenCodes: [],
      rows: 5,
      imported: 0,
      unchanged: 0,
      refused: 2,
      rowErrors: [
        { row: 4, column: '事项名称', code: 'REQUIRED', rule: null },
        { row: 5, column: '生效日期', code: 'INVALID', rule: null },
      ],
      userErrors: [{ path: ['uploadId'], code: 'INVALID', message: '2行有误，一行也未导入', rule: null }],
    });
    const others = [
      `${heading},实施部门代码,失效日期`,
      `${row('E-1')},,`,
      `${row('编码')},,`,
      `${row('E-1')},,`,
      `${row('E-5')},,2020-01-01`,
      `${row('E-6')},nync,`,
      `${row('E-7')},nobody,`,
    ].join('\n');
    const answer = await importFile('EnforcementItems', others);
    expect(answer).toMatchObject({ rows: 6, imported: 0, refused: 5 });
    expect(answer.rowErrors.map(({ row: number, column, code, rule }) => [number, column, code, rule])).toEqual([
      [3, '事项代码', 'INVALID', null],
      [4, null, 'ALREADY_EXISTS', null],
      [5, '失效日期', 'INVALID', null],
      [6, '实施部门代码', 'NOT_COMPETENT', 'G2'],
      [7, '实施部门代码', 'NOT_FOUND', null],
    ]);
    const { rows } = await hub.owner.query(`SELECT 1 FROM enforcement_item WHERE code LIKE 'E-%'`);
    expect(rows).toEqual([]);
  });

  test('[G2] takes what it does not say itself from the request', async () => {
    const file = '事项代码 *,事项名称,设定依据\nF-1,对某行为的处罚,《某法》\n';
    expect((await importFile('EnforcementItems', file)).userErrors).toMatchObject([
      { code: 'INVALID', message: '缺少列：生效日期、依据文件' },
    ]);
    const given = {
      validFrom: '2022-01-01',
      basis: '古政办发〔2021〕50号',
      departmentCode: 'nync',
      organization: 'xzf',
    };
    expect(await importFile('EnforcementItems', file, given)).toMatchObject({ imported: 1, userErrors: [] });
    expect(await competent(hub, 'F-1', '141025100', '2022-01-01')).toMatchObject({
      organization: { code: 'nync' },
      basis: '古政办发〔2021〕50号',
      since: '2022-01-01',
    });
  });

  test('reads GB18030, and XLSX with days as a spreadsheet keeps them', async () => {
    expect(
      await importFile('EnforcementItems', iconv.encode(csv(row('G-1', '对㐀龘的处罚')), 'gb18030')),
    ).toMatchObject({
      imported: 1,
    });
    const titles = heading.split(',');
    const file = await writeXlsx({
      sheets: [
        {
          name: '清单',
          columns: titles.map((key) => (key === '生效日期' ? { key, numFmt: 'yyyy-mm-dd' } : { key })),
          rows: [titles, [330217001000, '名称', '《某法》', new Date('2021-03-01T00:00:00Z'), '清单']],
        },
      ],
    });
    expect(await importFile('EnforcementItems', file, { type: xlsxType })).toMatchObject({ imported: 1 });
    expect(await competent(hub, '330217001000', '141025100', '2021-03-01')).toMatchObject({ since: '2021-03-01' });
  });

  test.each([
    ['an empty file', '', '文件是空的'],
    ['a file without the columns it must have', 'a,b\n1,2\n', '缺少列：事项名称'],
    ['a file of too many rows', csv(...Array.from({ length: 20_001 }, (_, index) => row(`M-${index}`))), '20000行'],
  ])('%s is refused in words', async (_, body, words) => {
    expect(await importFile('EnforcementItems', body)).toMatchObject({
      rows: 0,
      userErrors: [{ path: ['uploadId'], code: 'INVALID', message: expect.stringContaining(words) }],
    });
  });

  test('is taken again by the same upload without change, and from nobody else’s', async () => {
    const { uploadId } = (await (await upload(hub, 'jtys', csv(row('H-1')))).json()) as { uploadId: string };
    expect(await ask('EnforcementItems', uploadId, 'nync')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const both = await Promise.all([1, 2].map(() => ask('EnforcementItems', uploadId, 'jtys')));
    const counts = both.map(({ imported, unchanged }) => `${imported} ${unchanged}`);
    expect(new Set(counts)).toEqual(new Set(['0 1', '1 0']));
  });

  test('of thousands of rows is taken within a request', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => row(`N-${index}`, `对第${index}种行为的行政处罚`));
    expect(await importFile('EnforcementItems', csv(...rows))).toMatchObject({ rows: 5000, imported: 5000 });
    const delegations = [
      '事项代码,乡镇代码,下放日期,依据文件',
      ...rows.map((_, index) => `N-${index},141025100,2021-07-01,决定`),
    ];
    expect(await importFile('Delegations', delegations.join('\n'))).toMatchObject({ rows: 5000, imported: 5000 });
  });
});

test('[G2] the county government sends and imports lists, who may only read does neither', async () => {
  const send = async (organization: string, role: Role): Promise<Response> =>
    fetch(`${hub.url}/uploads`, {
      method: 'PUT',
      headers: { 'content-type': csvType, authorization: `Bearer ${await hub.token(organization, [role])}` },
      body: csv(row('P-1')),
    });
  const sent = await send('xzf', 'COUNTY_GOVERNMENT');
  const { uploadId } = (await sent.json()) as { uploadId: string };
  const text = `mutation ($input: ImportEnforcementItemsInput!) { importEnforcementItems(input: $input) { imported } }`;
  const input = { uploadId, departmentCode: 'lyj' };
  const county = await graphql(hub.url, await hub.token('xzf', ['COUNTY_GOVERNMENT']), text, { input });
  expect(county.data).toEqual({ importEnforcementItems: { imported: 1 } });
  expect((await send('jtys', 'VIEWER')).status).toBe(403);
  const reader = await graphql(hub.url, await hub.token('jtys', ['VIEWER']), text, { input });
  expect(reader.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

describe('a list of handovers', () => {
  test('[G2] is judged row by row as single ones are', async () => {
    await tell(hub, 'recordEnforcementItem', { code: 'K-1' });
    const file = [
      '事项代码,乡镇代码,下放日期,收回日期,依据文件',
      'K-1,141025100,2021-07-01,,决定',
      'K-1,141025100,2022-07-01,,决定',
      'K-1,141025101,2021-07-01,2021-07-01,决定',
      'K-1,scjg,2021-07-01,,决定',
      'K-9,141025101,2021-07-01,,决定',
      'K-1,141025200,2021-07-01,,决定',
    ].join('\n');
    const { rowErrors } = await importFile('Delegations', file);
    expect(rowErrors.map(({ row: number, column, code, rule }) => [number, column, code, rule])).toEqual([
      [3, '下放日期', 'ALREADY_EXISTS', 'G2'],
      [4, '收回日期', 'INVALID', 'G2'],
      [5, '乡镇代码', 'NOT_FOUND', null],
      [6, '事项代码', 'NOT_FOUND', 'G2'],
      [7, '乡镇代码', 'INVALID', null],
    ]);
    expect(await competent(hub, 'K-1', '141025100', '2021-07-01')).toMatchObject({ organization: { code: 'jtys' } });
  });
});

describe('[files D24] a list as a department has it', () => {
  const mapping = {
    columns: [
      { field: 'name', column: '职权名称' },
      { field: '设定依据', column: '实施依据' },
      { field: 'validFrom', column: '公布时间', dateFormat: 'DD/MM/YYYY' },
      { field: 'basis', constant: '权责清单' },
    ],
  };
  const file =
    '序号,职权名称,实施依据,公布时间,办理时限\n1,对映射甲的处罚,《某法》,01/02/2021,90日\n2,对映射乙的处罚,《某法》,01/02/2021,\n';

  test('[G2] is taken by a mapping; codes that it lacks are given by the hub, the same each time, and columns left out are named', async () => {
    const first = await importFile('EnforcementItems', file, { mapping });
    expect(first).toMatchObject({ imported: 2, columnsLeftOut: ['序号', '办理时限'], userErrors: [] });
    expect(first.givenCodes).toMatchObject([{ row: 2, name: '对映射甲的处罚' }, { row: 3 }]);
    const again = await importFile('EnforcementItems', file.replace('映射甲', '映 射甲'), { mapping });
    expect(again.givenCodes.map(({ code }) => code)).toEqual(first.givenCodes.map(({ code }) => code));
    const [given] = first.givenCodes;
    expect(await competent(hub, given?.code ?? '', '141025100', '2022-01-01')).toMatchObject({
      organization: { code: 'jtys' },
    });
    expect(await importFile('EnforcementItems', file, { mapping, organization: 'nync' })).toMatchObject({
      givenCodes: [{ code: expect.stringMatching(/^nync-/) }, {}],
    });
  });

  test('is refused for a mapping that names nothing, what the file has not, or what the list has not', async () => {
    const refusedFor = async (columns: object[]) => {
      const { userErrors, rows } = await importFile('EnforcementItems', file, { mapping: { columns } });
      return [rows, userErrors.map(({ path, message }) => `${path.join('.')} ${message}`).join()];
    };
    expect(await refusedFor([{ field: 'name', constant: 'x' }])).toEqual([
      0,
      expect.stringContaining('mapping.columns 映射没有'),
    ]);
    expect(await refusedFor([{ field: 'name', column: '名目' }])).toEqual([
      0,
      expect.stringContaining('映射所指的列：名目'),
    ]);
    expect(await refusedFor([{ field: 'target', column: '序号' }])).toEqual([
      0,
      expect.stringContaining('mapping.columns.0.field'),
    ]);
  });

  test('names what it leaves out without a mapping too', async () => {
    const body = `${heading},行使层级,事项代码\n${row('L-1')},县,多余\n`;
    expect(await importFile('EnforcementItems', body)).toMatchObject({ columnsLeftOut: ['行使层级', '事项代码'] });
  });
});
