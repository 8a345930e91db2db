import { describe, expect, test } from 'vitest';
import { checkMapping, mapTable, openTable, type TableMapping } from '../../../../src/platform/tables/index.js';

const fields = [
  { title: '事项代码', names: ['code'] },
  { title: '生效日期', names: ['validFrom'] },
  { title: '种类', names: ['kind'] },
];
const tableOf = (text: string) => {
  const bytes = Buffer.from(text);
  return openTable(
    {
      size: bytes.length,
      async *read(from: number) {
        yield bytes.subarray(from);
      },
    },
    'csv',
  );
};

async function mapped(text: string, columns: TableMapping['columns']) {
  const mapping = { columns };
  expect(checkMapping(mapping, fields)).toEqual([]);
  const table = await mapTable(await tableOf(text), mapping, fields);
  const rows: object[] = [];
  for await (const { sheet, cells } of table.heads()) {
    for await (const row of table.rows(sheet)) {
      rows.push({ row: row.row, ...Object.fromEntries(cells.map((title, place) => [title, row.cells[place]])) });
    }
  }
  return { rows, leftOut: table.leftOut?.() };
}

describe('[files] a mapping of columns', () => {
  test('gives a table as the hub knows it, and names what it leaves out', async () => {
    const text =
      '某县清单,,,\n序号,编 码,公布日,类型,\n1,A-1,03/02/2021 00:00:00,甲,多\n2,A-2,2021-02-04,丙,\n3,,05/02/2021,,\n';
    const columns = [
      { field: 'code', column: '编码' },
      { field: '生效日期', column: '公布日', dateFormat: 'DD/MM/YYYY' },
      { field: 'kind', column: '类型', constant: 'NONE', values: [{ from: '甲', to: 'FIRST' }] },
    ];
    expect(await mapped(text, columns)).toEqual({
      rows: [
        { row: 3, 事项代码: 'A-1', 生效日期: '2021-02-03', 种类: 'FIRST' },
        { row: 4, 事项代码: 'A-2', 生效日期: '2021-02-04', 种类: '丙' },
        { row: 5, 事项代码: '', 生效日期: '2021-02-05', 种类: 'NONE' },
      ],
      leftOut: ['序号', 'E列'],
    });
  });

  test('is refused for a column that the file does not have, naming it', async () => {
    await expect(mapped('编码,类型\nA,B\n', [{ field: 'code', column: '代号' }])).rejects.toThrow('代号');
  });

  test.each([
    ['that names no column', [{ field: 'code', constant: 'A' }], 'mapping.columns', 'REQUIRED'],
    ['without any column', [], 'mapping.columns', 'REQUIRED'],
    [
      'of a field with nothing',
      [{ field: 'code', column: 'a' }, { field: 'kind' }],
      'mapping.columns.1.column',
      'REQUIRED',
    ],
    ['of a field that is not there', [{ field: 'target', column: 'a' }], 'mapping.columns.0.field', 'NOT_FOUND'],
    [
      'of a field twice',
      [
        { field: 'code', column: 'a' },
        { field: '事项代码', column: 'b' },
      ],
      'mapping.columns.1.field',
      'INVALID',
    ],
    [
      'with half a day',
      [{ field: 'code', column: 'a', dateFormat: 'MM/YYYY' }],
      'mapping.columns.0.dateFormat',
      'INVALID',
    ],
    [
      'with the number of a person in a text',
      [{ field: 'code', column: 'a', constant: '141025199003021019' }],
      'mapping.columns.0.constant',
      'INVALID',
    ],
  ])('%s is refused at its place', (_, columns, path, code) => {
    expect(checkMapping({ columns }, fields).map((fault) => [fault.path.join('.'), fault.code])).toContainEqual([
      path,
      code,
    ]);
  });
});
