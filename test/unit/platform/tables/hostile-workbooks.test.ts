import { describe, expect, test } from 'vitest';
import { openTable, TableFault, type ReadRow } from '../../../../src/platform/tables/index.js';
import { xlsxRows } from '../../../../src/platform/tables/xlsx/xlsx-rows.js';
import { repeated, zipOf, type ZipContent } from '../../../harness/files/make-zip.js';
import { fileOf } from '../../../harness/files/table-file.js';
import { workbookOf, workbookParts } from '../../../harness/files/workbook.js';

/** What the hub's memory may grow by while another thread reads, in bytes: the packed file and a few batches. */
const room = 96 * 1024 * 1024;

async function read(bytes: Uint8Array): Promise<readonly ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of (await openTable(fileOf(bytes), 'xlsx')).rows(0)) rows.push(row);
  return rows;
}

async function fault(bytes: Uint8Array): Promise<{ message: string; row: number | null }> {
  const before = process.memoryUsage().heapUsed;
  const error: unknown = await read(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TableFault);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(room);
  const { message, row } = error as TableFault;
  return { message, row };
}

const sheet = (head: string, unit: string, times: number, tail: string): Promise<ZipContent> =>
  repeated(`<worksheet><sheetData>${head}`, unit, times, `${tail}</sheetData></worksheet>`);

/** Shapes that made a reader build one huge thing, or very many small ones. */
const bombs: [string, () => Promise<ZipContent>, { message: string; row: number | null }][] = [
  [
    '[files F1] 33,554,432 cells in one row',
    () => sheet('<row r="1">', '<c/>', 33_554_432, '</row>'),
    { message: '第1行超过16384列', row: 1 },
  ],
  [
    '[hostile 14] one cell of 100 MB',
    () => sheet('<row r="1"><c t="inlineStr"><is><t>', 'x'.repeat(1000), 100_000, '</t></is></c></row>'),
    { message: '文件中有过长的内容', row: null },
  ],
  [
    '[hostile 14] 3,000,000 empty rows',
    () => sheet('', '<row/>', 3_000_000, ''),
    { message: '工作表不得超过1048576行', row: 1_048_577 },
  ],
  [
    'a cell of many runs',
    () => sheet('<row r="1"><c t="inlineStr"><is>', '<r><t>xxxxxxxxxx</t></r>', 1_000_000, '</is></c></row>'),
    { message: '工作簿中有单元格超过32767字', row: null },
  ],
  [
    'a value in many pieces',
    () => sheet('<row r="1"><c t="str"><v>', 'xxxxxxxxxx<!---->', 1_000_000, '</v></c></row>'),
    { message: '第1行 A 列超过32767字', row: 1 },
  ],
  [
    'a tag of many attributes',
    () => sheet('<row r="1"><c ', 'x="1" ', 1_000_000, '/></row>'),
    { message: '文件中有过长的内容', row: null },
  ],
  [
    'an attribute without an end',
    () => sheet('<row r="', '1', 3_000_000, '"/>'),
    { message: '文件中有过长的内容', row: null },
  ],
  [
    'a comment without an end',
    () => sheet('<!--', '<c/>', 3_000_000, ''),
    { message: '文件中有过长的内容', row: null },
  ],
  [
    'elements within elements',
    () => sheet('<row r="1">', '<a>', 3_000_000, ''),
    { message: '文件嵌套过深', row: null },
  ],
];

describe('a workbook made to break its reader', () => {
  test.each(bombs)('%s: is refused in bounded memory', async (_, make, expected) => {
    const data = await make();
    expect(await fault(workbookOf({ sheets: [{ data }] }))).toEqual(expected);
  });

  test.each([
    [
      'runs out of memory',
      'const all = []; setInterval(() => all.push(new Array(1e6).fill(0.5)))',
      '读取此工作簿所需内存过多',
    ],
    ['throws', 'throw new Error("what stands in the file")', '读取此工作簿所需内存过多'],
    ['just ends', 'process.exit(0)', '读取此工作簿所需内存过多'],
    ['falls silent', 'setInterval(() => 0, 1000)', '读取此工作簿用时过长', 1000],
  ])(
    '[files F1] a reader that %s ends alone, and the file is told as one that cannot be read',
    async (_, code, words, silence = 170_000) => {
      const reader = new URL(`data:text/javascript,${code}`);
      const reading = xlsxRows(fileOf(workbookOf({ sheets: [] })), 0, { reader, silence });
      await expect(reading.next()).rejects.toEqual(new TableFault(`${words}，请另存为 CSV 再导入`));
    },
  );

  test('2,000,000 shared texts of nothing take little', async () => {
    const texts = await repeated('<sst>', '<si/>', 2_000_000, '</sst>');
    expect(await read(workbookOf({ sheets: [{ data: '' }], texts }))).toEqual([]);
  });

  test.each([
    ['a document type', '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa">]>', '文件含有文档类型声明'],
    ['an entity of its own', '', '不是有效的 XLSX 工作簿'],
  ])('%s is none of a workbook', async (_, head, message) => {
    const data = Buffer.from(
      `${head}<worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`,
    );
    expect(await fault(workbookOf({ sheets: [{ data }] }))).toMatchObject({ message });
  });

  test.each([
    ['a size that is a lie, too small', { size: 10 }],
    ['a size that is a lie, too large', { size: 1_000_000 }],
    ['a checksum of something else', { checksum: 1 }],
    ['a packing that nobody knows', { method: 99 }],
    ['a password', { flags: 1 }],
  ])('%s is refused', async (_, lie) => {
    const parts = Object.entries(workbookParts({ sheets: [{ data: '<row><c><v>1</v></c></row>' }] }));
    const bytes = zipOf(parts.map(([name, content]) => [name, content, name.includes('sheet1') ? lie : {}] as const));
    expect((await fault(bytes)).message).toMatch(/不是有效的 XLSX 工作簿|已损坏|已加密/);
  });

  test('two parts of one name are refused, whatever their case', async () => {
    const parts = Object.entries(workbookParts({ sheets: [{ data: '<row><c><v>1</v></c></row>' }] }));
    for (const name of ['xl/worksheets/sheet1.xml', 'XL/Worksheets/SHEET1.XML']) {
      expect(await fault(zipOf([...parts, [name, '<worksheet/>']]))).toMatchObject({
        message: '文件已损坏：有重名的部件',
      });
    }
  });

  test.each([
    [
      '[hostile 14] a row beyond the sheet',
      '<row r="999999999999"><c><v>1</v></c></row>',
      '工作表不得超过1048576行',
      1,
    ],
    ['a row number that is none', '<row r="1.5"/>', '工作表的行号有误', 1],
    ['a row before the one above it', '<row r="5"/><row r="4"/>', '工作表的行号有误', 6],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>', '第1行的单元格位置有误', 1],
    ['a cell beyond the sheet', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', '第1行超过16384列', 1],
    ['two cells at one place', '<row r="1"><c r="A1"/><c r="A1"/></row>', '第1行的单元格位置有误', 1],
    ['a text that is not there', '<row r="3"><c r="B3" t="s"><v>7</v></c></row>', '第3行 B 列的内容无法读取', 3],
    ['a number beyond all numbers', '<row r="2"><c><v>1e400</v></c></row>', '第2行 A 列的内容无法读取', 2],
    ['a number that is a word', '<row><c><v>NaN</v></c></row>', '第1行 A 列的内容无法读取', 1],
    ['a type that nobody knows', '<row><c t="zz"><v>1</v></c></row>', '第1行 A 列的内容无法读取', 1],
    [
      'a row longer than memory should hold',
      `<row>${`<c t="str"><v>${'x'.repeat(32_000)}</v></c>`.repeat(40)}</row>`,
      '第1行过长',
      1,
    ],
  ])('%s is refused with its place', async (_, data, message, row) => {
    expect(await fault(workbookOf({ sheets: [{ data }] }))).toEqual({ message, row });
  });
});
