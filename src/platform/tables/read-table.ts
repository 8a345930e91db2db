import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { CellValue } from 'hucre/xlsx';
import { hasCode } from '../../kernel/error-code.js';
import { TableFault, type TableFile } from './table-file.js';
import { xlsxSheetRows } from './xlsx-rows.js';

/** A row of a file: where a spreadsheet shows it (the first row is 1), and its cells as text, empty ones as ''. */
export interface ReadRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Characters of a row. */
const longestRow = 1_000_000;

/**
 * The rows of a CSV file (UTF-8 with or without mark, GB18030) or of the first sheet of an XLSX file, one after another in bounded
 * memory. Blank rows are passed over.
 * @throws TableFault for a file that cannot be read
 */
export async function* readTable(file: TableFile, format: 'csv' | 'xlsx'): AsyncGenerator<ReadRow> {
  try {
    yield* format === 'csv' ? csvRows(file) : xlsxRows(file);
  } catch (error) {
    if (error instanceof TableFault) throw error;
    if (error instanceof CsvError) throw new TableFault(`不是有效的 CSV：${error.code}`, { cause: error });
    // The library's words may quote the file.
    throw format === 'xlsx' ? new TableFault('不是有效的 XLSX 工作簿', { cause: error }) : error;
  }
}

async function* csvRows(file: TableFile): AsyncGenerator<ReadRow> {
  const encoding = await encodingOf(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const source = Readable.from(decoded(file.read(0), encoding));
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRow>) {
    const cells = record.map((cell) => cell.trim().replace(guard, ''));
    if (cells.some((cell) => cell !== '')) yield { row: info.records + info.empty_lines, cells };
  }
}

/** The apostrophe by which CSV of the hub, and of others, keeps a text from being a formula. */
const guard = /^'(?=[=+\-@＝＋－＠])/;

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly empty_lines: number };
}

/** Whatever is not UTF-8 throughout is GB18030, in which Chinese spreadsheets write CSV. */
async function encodingOf(file: TableFile): Promise<'utf-8' | 'gb18030'> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      for await (const _ of decoded(file.read(0), encoding));
      return encoding;
    } catch (error) {
      if (!hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) throw error;
    }
  }
  throw new TableFault('文件编码既不是 UTF-8 也不是 GB18030');
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* xlsxRows(file: TableFile): AsyncGenerator<ReadRow> {
  for await (const { index, values } of xlsxSheetRows(file)) {
    const cells = values.map(cellText);
    if (cells.reduce((length, cell) => length + cell.length, 0) > longestRow) {
      throw new TableFault(`第${index + 1}行过长`);
    }
    if (cells.some((cell) => cell !== '')) yield { row: index + 1, cells };
  }
}

function cellText(value: CellValue): string {
  if (value == null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}
