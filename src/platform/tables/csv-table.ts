import iconv from 'iconv-lite';
import { guarded } from './formula-guard.js';
import { joinedList } from './joined-list.js';
import { partsText } from './parts-text.js';
import { headingOf, type CellKind, type TableBatches, type TableColumn, type TableOptions } from './table.js';

/**
 * CSV (RFC 4180), a piece a batch. Written here and not by csv-stringify, which a test compares it with: it took four times
 * as long, most of what a large export costs.
 */
export async function* csvTable(
  columns: readonly TableColumn[],
  batches: TableBatches,
  options: TableOptions,
): AsyncGenerator<Uint8Array> {
  const heading = headingOf(columns, options);
  const isUtf8 = options.encoding !== 'gb18030';
  const encode = (text: string): Uint8Array => (isUtf8 ? Buffer.from(text) : iconv.encode(text, 'gb18030'));
  const mark = options.byteOrderMark === false || !isUtf8 ? '' : '\uFEFF';
  const start =
    mark +
    (heading
      ? csvLine(
          heading,
          heading.map(() => textCell),
        )
      : '');
  if (start !== '') yield encode(start);
  const writers = columns.map((column) =>
    column.kind === 'parts' ? (cell: string) => textCell(partsText(cell, column)) : writerOf[column.kind],
  );
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) text += csvLine(row, writers);
    if (text !== '') yield encode(text);
  }
}

type Write = (cell: string) => string;

function csvLine(row: readonly (string | null)[], writers: readonly Write[]): string {
  let line = '';
  for (let index = 0; index < writers.length; index += 1) {
    const cell = row[index] ?? null;
    if (index > 0) line += ',';
    if (cell !== null) line += writers[index]?.(cell) ?? '';
  }
  // A line of nothing would be no line.
  return line === '' ? '""\r\n' : `${line}\r\n`;
}

/** Only what people write can be a formula: a negative figure is a figure. */
const writerOf: Record<Exclude<CellKind, 'parts'>, Write> = {
  text: textCell,
  list: (cell) => textCell(joinedList(cell)),
  number: quoted,
  decimal: quoted,
  boolean: quoted,
  date: quoted,
};

function textCell(cell: string): string {
  return quoted(guarded.add(cell));
}

const special = /[",\r\n]/;

function quoted(cell: string): string {
  return special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
