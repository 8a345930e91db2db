import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { hasCode } from '../../kernel/error-code.js';
import { guarded } from './formula-guard.js';
import { longestRow, mostColumns, type ReadRow } from './read-row.js';
import { TableFault, type TableFile } from './table-file.js';

export type CsvEncoding = 'utf-8' | 'gb18030';

/** Whatever is not UTF-8 throughout is GB18030, in which Chinese spreadsheets write CSV. */
export async function csvEncoding(file: TableFile): Promise<CsvEncoding> {
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

/**
 * The rows of a CSV file, one after another in bounded memory; blank ones are passed over.
 * @throws TableFault with the row where something is wrong
 */
export async function* csvRows(file: TableFile, encoding: CsvEncoding): AsyncGenerator<ReadRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const source = Readable.from(decoded(file.read(0), encoding));
  source.on('error', (error) => parser.destroy(error));
  let last = 0;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRow>) {
      last = info.records + info.empty_lines;
      if (record.length > mostColumns) throw new TableFault(`第${last}行超过${mostColumns}列`, last);
      const cells = record.map((cell) => guarded.remove(cell.trim()).trim());
      if (cells.some((cell) => cell !== '')) yield { row: last, cells, types: '' };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = rowOf(error) ?? last + 1;
    throw new TableFault(`第${row}行${faults[error.code] ?? '不是有效的 CSV'}`, row, { cause: error });
  }
}

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly empty_lines: number };
}

const faults: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: '有多余的引号：含引号的单元格须整个放在引号内，其中的引号写两次',
  CSV_INVALID_CLOSING_QUOTE: '有多余的引号：结束的引号之后须为逗号或换行',
  CSV_QUOTE_NOT_CLOSED: '有没有结束的引号',
  CSV_MAX_RECORD_SIZE: '过长，或有没有结束的引号',
};

/** The row in which the parser stood: it counts those that it has given and blank lines. */
function rowOf(error: CsvError): number | null {
  const { records, empty_lines: blank } = error as { records?: unknown; empty_lines?: unknown };
  return typeof records === 'number' && typeof blank === 'number' ? records + blank + 1 : null;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
