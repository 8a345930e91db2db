import { csvEncoding, csvRows } from './csv-rows.js';
import { headRows } from './find-heading.js';
import type { ReadRow } from './read-row.js';
import type { TableFile } from './table-file.js';
import type { SheetRow } from './xlsx/reading.js';
import { xlsxRows } from './xlsx/xlsx-rows.js';

/** A file whose rows can be read, as often as needed, each time in bounded memory. */
export interface Table {
  /** How each sheet begins, of those that are not hidden; a CSV file is one sheet. */
  heads(): AsyncIterable<SheetRow>;
  /** The rows of a sheet, one after another. */
  rows(sheet: number): AsyncIterable<ReadRow>;
  /** Columns of the file behind it that it does not show, as far as its rows were read; none if not given. */
  leftOut?(): readonly string[];
}

/**
 * Opens a CSV file (UTF-8 with or without mark, GB18030) or an XLSX workbook. What is wrong with it is told when it is read.
 * @throws TableFault for a file that cannot be read
 */
export async function openTable(file: TableFile, format: 'csv' | 'xlsx'): Promise<Table> {
  if (format === 'xlsx') return { heads: () => xlsxRows(file, null), rows: (sheet) => xlsxRows(file, sheet) };
  const encoding = await csvEncoding(file);
  return { heads: () => csvHead(csvRows(file, encoding)), rows: () => csvRows(file, encoding) };
}

async function* csvHead(rows: AsyncIterable<ReadRow>): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const row of rows) {
    yield { ...row, sheet: 0 };
    count += 1;
    if (count === headRows) return;
  }
}
