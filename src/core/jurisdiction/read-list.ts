import { textFault } from '../../kernel/text-fault.js';
import { dayCell, findHeading, openLeftOut, TableFault, textCell, type Table } from '../../platform/tables/index.js';
import type { ListColumn } from './list-columns.js';

/** What is wrong in which row of a file, as a spreadsheet counts them, and in which column. */
export interface RowFault {
  readonly row: number;
  /** Heading of the column; null for the row as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

/** A row's cells by field; null where a cell is empty or the file lacks the column, and nothing else is given for all rows. */
export interface ListRow<Field extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Field, string | null>>;
}

/** What holds for rows that do not say it themselves. */
export type Defaults<Field extends string> = Readonly<Partial<Record<Field, string | null>>>;

/** Lists have thousands of rows: a file of more is none. */
const mostRows = 20_000;

/**
 * All rows of a list file, days as `YYYY-MM-DD`, and the columns of the file that the list does not know.
 * @throws TableFault for a file that cannot be read, lacks a column or has too many rows
 */
export async function readList<Field extends string>(
  table: Table,
  columns: readonly ListColumn<Field>[],
  defaults: Defaults<Field>,
): Promise<{ rows: ListRow<Field>[]; faults: RowFault[]; columnsLeftOut: readonly string[] }> {
  const heading = await findHeading(table, (cells) => findColumns(cells, columns, defaults).missing.length);
  if (!heading) throw new TableFault('文件是空的');
  const { places, missing } = findColumns(heading.row.cells, columns, defaults);
  if (missing.length > 0) throw new TableFault(`缺少列：${missing.map(({ title }) => title).join('、')}`);
  const rows: ListRow<Field>[] = [];
  const faults: RowFault[] = [];
  const leftOut = openLeftOut(heading.row.cells, (place) => places.includes(place));
  for await (const read of table.rows(heading.sheet)) {
    const { row } = read;
    if (row <= heading.row.row) continue;
    leftOut.see(read);
    if (rows.length === mostRows) throw new TableFault(`文件不得超过${mostRows}行`);
    const cells: Partial<Record<Field, string | null>> = {};
    for (const [index, { field, title, isDay, required }] of columns.entries()) {
      const cell = (isDay ? dayCell : textCell)(read, places[index]);
      const text = cell.text || defaults[field] || '';
      const wrong = cell.fault ?? textFault(text);
      if (wrong !== null) faults.push(fault(row, title, 'INVALID', wrong));
      else if (text === '' && required) faults.push(fault(row, title, 'REQUIRED', `${title}不能为空`));
      cells[field] = text === '' ? null : text;
    }
    rows.push({ row, cells: cells as Record<Field, string | null> });
  }
  return { rows, faults, columnsLeftOut: [...(table.leftOut?.() ?? []), ...leftOut.names()] };
}

export function fault(row: number, column: string | null, code: string, message: string): RowFault {
  return { row, column, code, message, rule: null };
}

/** Where each column stands in a heading, whose marks of what must be filled in and spaces do not count, and which it lacks. */
function findColumns<Field extends string>(
  heading: readonly string[],
  columns: readonly ListColumn<Field>[],
  defaults: Defaults<Field>,
): { readonly places: (number | undefined)[]; readonly missing: ListColumn<Field>[] } {
  const titles = heading.map((cell) => cell.normalize('NFKC').replace(/[\s*]/g, ''));
  const places = columns.map(({ title }) => {
    const place = titles.indexOf(title);
    return place < 0 ? undefined : place;
  });
  const missing = columns.filter(
    ({ field, required }, index) => required && places[index] === undefined && defaults[field] == null,
  );
  return { places, missing };
}
