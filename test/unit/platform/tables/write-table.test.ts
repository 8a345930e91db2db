import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import {
  openTable,
  writeTable,
  type TableColumn,
  type TableFormat,
  type TableOptions,
  type TableRow,
} from '../../../../src/platform/tables/index.js';
import { xlsxTable } from '../../../../src/platform/tables/xlsx-table.js';
import { fileOf } from '../../../harness/files/table-file.js';
import { unzip } from '../../../harness/files/zip.js';

const columns: readonly TableColumn[] = [
  { name: 'title', title: '标题', kind: 'text' },
  { name: 'count', title: '条数', kind: 'number' },
  { name: 'amount', title: '金额', kind: 'decimal' },
  { name: 'isDone', title: '已办', kind: 'boolean' },
  { name: 'decidedOn', title: '决定日', kind: 'date' },
  { name: 'codes', title: '代码', kind: 'list' },
];
const rows: readonly TableRow[] = [
  ['占道“经营”,甲\r\n"乙"', '3', '0.10', 'true', '2026-11-23', '["a","b"]'],
  [null, null, null, null, null, null],
  ['  前后有空格 ', '-5', '-12345678901234567.89', 'false', '1899-12-31', '[]'],
  ['_x0041_\u0001𠮷', '1.5', '123456789012345', 'true', '2026-01-01', '["=1"]'],
];

async function* inBatches(size: number, all: readonly TableRow[] = rows): AsyncGenerator<readonly TableRow[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

async function bytes(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const taken: Uint8Array[] = [];
  for await (const part of parts) taken.push(part);
  return Buffer.concat(taken);
}

const written = (format: TableFormat, options?: TableOptions, all = rows) =>
  bytes(writeTable(format, columns, inBatches(2, all), options));

const read = (csv: Buffer): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' });

describe('CSV', () => {
  test('parses back to the same texts, under the mark that Excel wants', async () => {
    const csv = await written('csv');
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(read(csv)).toEqual([
      ['标题', '条数', '金额', '已办', '决定日', '代码'],
      ['占道“经营”,甲\r\n"乙"', '3', '0.10', 'true', '2026-11-23', 'a；b'],
      ['', '', '', '', '', ''],
      ['  前后有空格 ', '-5', '-12345678901234567.89', 'false', '1899-12-31', ''],
      ['_x0041_\u0001𠮷', '1.5', '123456789012345', 'true', '2026-01-01', "'=1"],
    ]);
  });

  test('a cell with half a line end is quoted too: most readers take it for a whole one', async () => {
    const csv = await written('csv', { heading: 'none' }, [
      ['上\n下', null, null, null, null, null],
      ['左\r右', null, null, null, null, null],
    ]);
    expect(read(csv).map(([title]) => title)).toEqual(['上\n下', '左\r右']);
    expect(csv.toString()).toContain('"上\n下"');
  });

  test('every line ends with CR LF and nothing is quoted without need', async () => {
    const csv = await written('csv', { heading: 'name', byteOrderMark: false }, [['甲', '1', '2', 'true', null, null]]);
    expect(csv.toString()).toBe('title,count,amount,isDone,decidedOn,codes\r\n甲,1,2,true,,\r\n');
  });

  test('is what csv-stringify makes of the same cells', async () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('a甲 ,"\';=𠮷\t'), '\r\n') });
    const cells = fc.array(fc.tuple(fc.option(texts), fc.option(texts)), { minLength: 1, maxLength: 20 });
    const plain: TableColumn[] = ['one', 'other'].map((name) => ({ name, title: name, kind: 'date' }));
    await fc.assert(
      fc.asyncProperty(cells, async (all) => {
        const csv = await bytes(writeTable('csv', plain, inBatches(3, all), { heading: 'none', byteOrderMark: false }));
        expect(csv.toString()).toBe(stringify(all, { record_delimiter: '\r\n' }));
      }),
    );
  });

  test.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A', '\n1', '\tA', '﹦1'],
    ...[' =1', '\u00A0=1', '\u200B=1', '\uFEFF=1', '\n=1', '\u3000 \u2060+1', '\u115F=1', "'=1", "''=1", "' =1"],
  ])('[files F8][hostile A.3.3] a text that a spreadsheet would run is a text: %j', async (text) => {
    const csv = await written('csv', { heading: 'none' }, [[text, '-1', '-2.50', null, null, JSON.stringify(['=1'])]]);
    expect(read(csv)).toEqual([[`'${text}`, '-1', '-2.50', '', '', expect.stringMatching(/^'/)]]);
  });
});

describe('CSV that is read again', () => {
  const seen = fc.constantFrom(...Array.from('\'=+-@甲a1,"＝'));
  const unseen = fc.constantFrom(...Array.from(' \u00A0\u200B\uFEFF\u2060'));

  test('[files F8] holds every text as it was, its own apostrophes too', async () => {
    const texts = fc.string({ unit: fc.oneof(seen, unseen), minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 5 }), async (all) => {
        const column: TableColumn = { name: 'a', title: 'a', kind: 'text' };
        const batch = all.map((text): TableRow => [text.trim(), 'x']);
        const csv = await bytes(writeTable('csv', [column, { ...column, name: 'b' }], inBatches(9, batch), {}));
        const again: string[] = [];
        for await (const { cells } of (await openTable(fileOf(csv), 'csv')).rows(0)) again.push(cells[0] ?? '');
        expect(again.slice(1)).toEqual(batch.map(([text]) => text));
      }),
    );
  });
});

describe('XLSX', () => {
  test('[files F7][hostile 13] is well-formed whatever stands in a text, a list, a heading or the name of the sheet', async () => {
    const any = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(
          '\uFFFE',
          '\uFFFF',
          '\uD800',
          '\uDC00',
          '\u0000',
          '\u0001',
          '\u000B',
          '\r',
          '&',
          '<',
          ']]>',
          '_x0041_',
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const named: TableColumn[] = columns.map((column) => ({ ...column, title: `t${text}` }));
        const row: TableRow = [text, '1', '1', 'true', '2026-01-01', JSON.stringify([text])];
        const file = await bytes(writeTable('xlsx', named, inBatches(1, [row]), { sheetName: text }));
        for (const [name, part] of unzip(file)) {
          const parser = new SaxesParser({ xmlns: true });
          expect(() => parser.write(part).close()).not.toThrow();
          expect(`${name}${part}`).not.toMatch(/[\uFFFE\uFFFF]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a text that is cut between the halves of a character loses both', async () => {
    const long = `${'长'.repeat(32_751)}${'𠮷'.repeat(40)}`;
    const { sheets } = await readXlsx(await written('xlsx', {}, [[long, null, null, null, null, null]]));
    expect(String(sheets[0]?.rows[1]?.[0]).isWellFormed()).toBe(true);
  });

  test('reads back with numbers, days and texts as what they are, exactly', async () => {
    const { sheets } = await readXlsx(await written('xlsx', { sheetName: '罚款/统计' }));
    expect(sheets.map(({ name }) => name)).toEqual(['罚款统计']);
    expect(sheets[0]?.rows).toEqual([
      ['标题', '条数', '金额', '已办', '决定日', '代码'],
      ['占道“经营”,甲\r\n"乙"', 3, 0.1, true, new Date('2026-11-23T00:00:00Z'), 'a；b'],
      expect.anything(),
      ['  前后有空格 ', -5, '-12345678901234567.89', false, '1899-12-31', ''],
      ['_x0041_\u0001𠮷', 1.5, 123456789012345, true, new Date('2026-01-01T00:00:00Z'), '=1'],
    ]);
    expect(sheets[0]?.rows[2]?.every((cell) => cell === null)).toBe(true);
  });

  test('goes on in another sheet under the same heading', async () => {
    const many = Array.from({ length: 25 }, (_, index): TableRow => [`第${index}`, `${index}`, null, null, null, null]);
    const file = await bytes(xlsxTable(columns, inBatches(4, many), { sheetName: '表', rowsPerSheet: 11 }));
    const { sheets } = await readXlsx(file);
    expect(sheets.map(({ name, rows: { length } }) => [name, length])).toEqual([
      ['表', 11],
      ['表_2', 11],
      ['表_3', 6],
    ]);
    expect(sheets.flatMap((sheet) => sheet.rows.slice(1).map(([title]) => title))).toEqual(
      many.map(([title]) => title),
    );
  });

  test('a table without rows is a workbook with its heading', async () => {
    const { sheets } = await readXlsx(await written('xlsx', {}, []));
    expect(sheets[0]?.rows).toEqual([['标题', '条数', '金额', '已办', '决定日', '代码']]);
  });

  test('a text longer than a cell is cut and says so', async () => {
    const { sheets } = await readXlsx(await written('xlsx', {}, [['长'.repeat(40_000), null, null, null, null, null]]));
    const text = String(sheets[0]?.rows[1]?.[0]);
    expect(text).toHaveLength(32_767);
    expect(text).toMatch(/截断）$/);
  });
});

describe('JSON Lines', () => {
  test('reads back as objects whose decimals are texts', async () => {
    const lines = (await written('jsonl')).toString().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { title: rows[0]?.[0], count: 3, amount: '0.10', isDone: true, decidedOn: '2026-11-23', codes: ['a', 'b'] },
      { title: null, count: null, amount: null, isDone: null, decidedOn: null, codes: null },
      {
        title: '  前后有空格 ',
        count: -5,
        amount: '-12345678901234567.89',
        isDone: false,
        decidedOn: '1899-12-31',
        codes: [],
      },
      {
        title: rows[3]?.[0],
        count: 1.5,
        amount: '123456789012345',
        isDone: true,
        decidedOn: '2026-01-01',
        codes: ['=1'],
      },
    ]);
  });
});

describe.each(['csv', 'xlsx', 'jsonl'] as const)('A table as %s', (format) => {
  test('fails when its rows fail, and lets their source go', async () => {
    let released = false;
    async function* failing() {
      try {
        yield [rows[0] ?? []];
        throw new Error('the database is gone');
      } finally {
        released = true;
      }
    }
    await expect(bytes(writeTable(format, columns, failing()))).rejects.toThrow('the database is gone');
    expect(released).toBe(true);
  });

  test('reads no further than its reader', async () => {
    let asked = 0;
    let released = false;
    async function* endless() {
      try {
        for (;;) {
          asked += 1;
          yield Array.from({ length: 1000 }, (): TableRow => [
            `${Math.random()}`.repeat(20),
            null,
            null,
            null,
            null,
            null,
          ]);
        }
      } finally {
        released = true;
      }
    }
    let taken = 0;
    for await (const part of writeTable(format, columns, endless())) {
      taken += part.length;
      if (taken > 500_000) break;
    }
    expect(asked).toBeLessThan(60);
    for (let wait = 0; wait < 100 && !released; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(released).toBe(true);
  });
});
