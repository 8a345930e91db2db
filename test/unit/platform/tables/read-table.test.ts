import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { readTable, TableFault, type ReadRow, type TableFile } from '../../../../src/platform/tables/index.js';

const heading = ['文号', '当事人', '事实'];
const table = (rows: number): string[][] =>
  Array.from({ length: rows }, (_, index) => [`${index + 1}号`, randomBytes(24).toString('base64'), '堆放']);

/** A file in memory, and how many bytes of it were taken. */
function fileOf(bytes: Uint8Array): TableFile & { taken(): number } {
  let taken = 0;
  return {
    size: bytes.length,
    taken: () => taken,
    async *read(from) {
      for (let place = from; place < bytes.length; place += 8192) {
        const chunk = bytes.subarray(place, place + 8192);
        taken += chunk.length;
        yield chunk;
      }
    },
  };
}

async function collected<One>(all: AsyncIterable<One>): Promise<One[]> {
  const found: One[] = [];
  for await (const one of all) found.push(one);
  return found;
}

async function rowsOf(file: TableFile): Promise<ReadRow[]> {
  return collected(readTable(file, 'xlsx'));
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

const crc32 = (bytes: Uint8Array): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

/** A ZIP file of those entries, in that order, each with an extra field that only its local header has. */
function zipOf(entries: Readonly<Record<string, string>>): Uint8Array {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [content, named] = [Buffer.from(text), Buffer.from(name)];
    const packed = deflateRawSync(content);
    const fixed = Buffer.alloc(24);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(content), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(content.length, 18);
    fixed.writeUInt16LE(named.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from([6, 0]), named, Buffer.alloc(6), packed]);
    const end = Buffer.alloc(16);
    end.writeUInt32LE(place, 12);
    bodies.push(body);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fixed, end, named]));
    place += body.length;
  }
  const last = Buffer.alloc(18);
  last.writeUInt16LE(directory.length, 4);
  last.writeUInt16LE(directory.length, 6);
  last.writeUInt32LE(Buffer.concat(directory).length, 8);
  last.writeUInt32LE(place, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), last]);
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

  test.each([
    ['as the hub exports it', streamed],
    ['as spreadsheets write it', shared],
  ])(
    '%s is not read further than its reader has come',
    async (_, write) => {
      const file = fileOf(await write(table(40_000)));
      const rows = readTable(file, 'xlsx');
      await rows.next();
      await sleep(200);
      const soon = file.taken();
      for (let row = 0; row < 100; row += 1) await rows.next();
      await sleep(200);
      const later = file.taken() - soon;
      await rows.return(undefined);
      // Nothing runs ahead: neither all of the sheet nor a piece for each row.
      expect(later).toBeLessThan(0.15 * file.size);
    },
    60_000,
  );

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
    const bytes = zipOf({ 'xl/sharedStrings.xml': 'x'.repeat(65 * 1024 * 1024) });
    await expect(rowsOf(fileOf(bytes))).rejects.toThrow(new TableFault('工作簿中的文字过多，请另存为 CSV 再导入'));
  }, 60_000);

  test('that is cut off anywhere is refused in words', async () => {
    const bytes = await shared(table(50));
    for (const share of [0, 0.3, 0.6, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(rowsOf(fileOf(cut))).rejects.toThrow('不是有效的 XLSX 工作簿');
    }
  });
});
