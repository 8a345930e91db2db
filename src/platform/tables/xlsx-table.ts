import { writeXlsxStream } from 'hucre/xlsx';
import { joinedList } from './joined-list.js';
import { partsText } from './parts-text.js';
import { headingOf, type CellKind, type TableBatches, type TableColumn, type TableOptions } from './table.js';

type XlsxCell = string | number | boolean | Date | null;

/** A workbook, written as it is read; what does not fit one sheet goes on in the next, under the same heading. */
export function xlsxTable(
  columns: readonly TableColumn[],
  batches: TableBatches,
  options: TableOptions & { readonly rowsPerSheet?: number },
): AsyncIterable<Uint8Array> {
  const heading = headingOf(columns, options);
  const formats = columns.map(({ kind }) => (kind === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}));
  return writeXlsxStream(rowsOf(columns, batches), {
    name: sheetName(options.sheetName ?? ''),
    columns: formats.map((format, index) => (heading ? { ...format, header: textCell(heading[index] ?? '') } : format)),
    ...(heading ? { freezePane: { rows: 1 } } : {}),
    // Without a heading it would repeat the first row.
    repeatHeaders: heading !== null,
    ...(options.rowsPerSheet === undefined ? {} : { maxRowsPerSheet: options.rowsPerSheet }),
  });
}

async function* rowsOf(columns: readonly TableColumn[], batches: TableBatches): AsyncGenerator<XlsxCell[]> {
  const readers = columns.map((column) =>
    column.kind === 'parts' ? (cell: string) => textCell(partsText(cell, column)) : readerOf[column.kind],
  );
  for await (const batch of batches) {
    for (const row of batch) yield readers.map((read, index) => cellOf(row[index] ?? null, read));
  }
}

function cellOf(cell: string | null, read: (cell: string) => XlsxCell): XlsxCell {
  return cell === null ? null : read(cell);
}

const readerOf: Record<Exclude<CellKind, 'parts'>, (cell: string) => XlsxCell> = {
  text: textCell,
  list: (cell) => textCell(joinedList(cell)),
  number: exactNumber,
  decimal: exactNumber,
  boolean: (cell) => cell === 'true',
  date: dayCell,
};

/** Excel shows fifteen digits: a number of more stays text, so that nothing is lost without a word. */
const mostDigits = 15;

function exactNumber(cell: string): number | string {
  const digits = /^-?(\d+)(?:\.(\d+?)0*)?$/.exec(cell);
  if (!digits) return Number.isFinite(Number(cell)) ? Number(cell) : cell;
  const significant = `${digits[1] ?? ''}${digits[2] ?? ''}`.replace(/^0+/, '');
  return significant.length <= mostDigits ? Number(cell) : cell;
}

/** Days that Excel counts as everybody does: before March 1900 it has a day too many. */
function dayCell(cell: string): Date | string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(cell) && cell >= '1900-03-01';
  return isDay ? new Date(`${cell}T00:00:00Z`) : cell;
}

/** A longer text makes Excel call the file damaged. */
const longestText = 32_767;
const cutMark = '……（超出单元格上限，此处截断）';

/** XML 1.0 forbids U+FFFE and U+FFFF and has no halves of surrogate pairs; the library escapes control characters. */
const unwritable = /[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function textCell(cell: string): string {
  const short = cell.length > longestText ? cell.slice(0, longestText - cutMark.length) + cutMark : cell;
  const text = short.replace(unwritable, '');
  // `_x0041_` would be read as the character of that number.
  return text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}

function sheetName(wanted: string): string {
  const allowed = wanted
    .replace(/[[\]:*?/\\\p{Cc}]|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .slice(0, 31)
    .replace(/^'+|'+$/g, '');
  return allowed === '' || allowed.toLowerCase() === 'history' ? 'Sheet1' : allowed;
}
