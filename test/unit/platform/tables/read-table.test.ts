import { describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { openTable, TableFault, type TableFile } from '../../../../src/platform/tables/index.js';
import { repeated, zipOf } from '../../../harness/files/make-zip.js';
import { fileOf } from '../../../harness/files/table-file.js';
import { workbookOf } from '../../../harness/files/workbook.js';

const heading = ['文号', '当事人', '事实'];
const table = (rows: number): string[][] =>
  Array.from({ length: rows }, (_, index) => [`${index + 1}号`, randomBytes(24).toString('base64'), '堆放']);

async function collected<One>(all: AsyncIterable<One>): Promise<One[]> {
  const found: One[] = [];
  for await (const one of all) found.push(one);
  return found;
}

async function rowsOf(file: TableFile): Promise<{ row: number; cells: readonly string[] }[]> {
  const rows = await collected((await openTable(file, 'xlsx')).rows(0));
  return rows.map(({ row, cells }) => ({ row, cells }));
}

/** As the hub exports: texts in the cells, sizes behind the bytes. */
async function streamed(rows: readonly string[][]): Promise<Uint8Array> {
  async function* all() {
    for (const row of [heading, ...rows]) yield row;
  }
  return Buffer.concat(await collected(writeXlsxStream(all(), { name: 'Sheet1' })));
}

/** As spreadsheets do: every text once, in a table behind the sheet. */
async function shared(rows: readonly string[][]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'Sheet1', rows: [heading, ...rows] }] });
}

describe('a workbook', () => {
  test.each([
    ['as the hub exports it', streamed],
    ['as spreadsheets write it', shared],
  ])('%s is read row by row, where a spreadsheet shows them', async (_, write) => {
    const rows = table(300);
    const read = await rowsOf(fileOf(await write(rows)));
    expect(read.map(({ cells }) => cells)).toEqual([heading, ...rows]);
    expect(read.map(({ row }) => row)).toEqual(Array.from({ length: 301 }, (_one, index) => index + 1));
  });

  test('is found whatever the order of its parts, with a sheet before all that it needs', async () => {
    const cell = (text: string) => `<c t="s"><v>${text}</v></c>`;
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
    const bytes = zipOf({
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('1')}${cell('0')}</row></sheetData></worksheet>`,
      'xl/sharedStrings.xml': '<sst><si><t>甲</t></si><si><t>乙</t></si></sst>',
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
      'xl/workbook.xml': `<workbook xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      '_rels/.rels': `<Relationships xmlns="${packaged}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      '[Content_Types].xml': '<Types/>',
    });
    expect(await rowsOf(fileOf(bytes))).toEqual([{ row: 1, cells: ['乙', '甲'] }]);
  });

  test('whose texts are more than memory should hold is refused in words', async () => {
    const text = `<si><t>${'x'.repeat(1000)}</t></si>`;
    const texts = await repeated('<sst>', text, 67_000, '</sst>');
    const bytes = workbookOf({ sheets: [{ data: '' }], texts });
    await expect(rowsOf(fileOf(bytes))).rejects.toThrow(new TableFault('工作簿中的文字过多，请另存为 CSV 再导入'));
  });

  test('that is cut off anywhere is refused in words', async () => {
    const bytes = await shared(table(50));
    for (const share of [0, 0.3, 0.6, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(rowsOf(fileOf(cut))).rejects.toThrow('不是有效的 XLSX 工作簿');
    }
  });
});
