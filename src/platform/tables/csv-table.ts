import { stringify } from 'csv-stringify/sync';
import { joinedList } from './joined-list.js';
import { headingOf, type CellKind, type TableBatches, type TableColumn, type TableOptions } from './table.js';

/** RFC 4180: lines end with CR LF, and a cell is quoted only where it must be. */
const form = { record_delimiter: '\r\n' } as const;

/** CSV in UTF-8, a piece a batch. */
export async function* csvTable(
  columns: readonly TableColumn[],
  batches: TableBatches,
  options: TableOptions,
): AsyncGenerator<Uint8Array> {
  const heading = headingOf(columns, options);
  const mark = options.byteOrderMark === false ? '' : '\uFEFF';
  const start = mark + (heading ? stringify([heading.map(withoutFormula)], form) : '');
  if (start !== '') yield Buffer.from(start);
  const writers = columns.map(({ kind }) => writerOf(kind));
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    const rows = batch.map((row) =>
      row.map((cell, index) => (cell === null ? null : (writers[index]?.(cell) ?? cell))),
    );
    yield Buffer.from(stringify(rows, form));
  }
}

type Write = (cell: string) => string;

/** Only what people write can be a formula: a negative figure is a figure. */
function writerOf(kind: CellKind): Write | null {
  if (kind === 'text') return withoutFormula;
  return kind === 'list' ? (cell) => withoutFormula(joinedList(cell)) : null;
}

/** By these a spreadsheet knows a formula, the full-width ones included. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

/** An apostrophe before what Excel would take for a formula and run (CSV injection). */
function withoutFormula(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}
