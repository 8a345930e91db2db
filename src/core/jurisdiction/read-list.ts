import { dayOfText, dayTextForms } from '../../kernel/day-text.js';
import { beyondTime, isDayWithin } from '../../kernel/time-bounds.js';
import { readTable, TableFault, type TableFile } from '../../platform/tables/index.js';
import type { UploadFormat } from '../uploads/index.js';
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
 * All rows of a list file, days as `YYYY-MM-DD`. Columns that the list does not know are passed over.
 * @throws TableFault for a file that cannot be read, lacks a column or has too many rows
 */
export async function readList<Field extends string>(
  file: TableFile,
  format: UploadFormat,
  columns: readonly ListColumn<Field>[],
  defaults: Defaults<Field>,
): Promise<{ rows: ListRow<Field>[]; faults: RowFault[] }> {
  let places: (number | undefined)[] | undefined;
  const rows: ListRow<Field>[] = [];
  const faults: RowFault[] = [];
  for await (const { row, cells } of readTable(file, format)) {
    if (places === undefined) {
      places = findColumns(cells, columns, defaults);
      continue;
    }
    if (rows.length === mostRows) throw new TableFault(`文件不得超过${mostRows}行`);
    const read: Partial<Record<Field, string | null>> = {};
    for (const [index, column] of columns.entries()) {
      const text = cells[places[index] ?? -1] || defaults[column.field] || '';
      const value = column.isDay && text !== '' ? dayOfText(text) : text;
      if (value === null) faults.push(fault(row, column.title, 'INVALID', dayTextForms));
      if (column.isDay && value && !isDayWithin(value)) {
        faults.push(fault(row, column.title, 'INVALID', `日期${beyondTime}`));
      }
      if (value === '' && column.required) faults.push(fault(row, column.title, 'REQUIRED', `${column.title}不能为空`));
      read[column.field] = value === '' ? null : value;
    }
    rows.push({ row, cells: read as Record<Field, string | null> });
  }
  if (places === undefined) throw new TableFault('文件是空的');
  return { rows, faults };
}

export function fault(row: number, column: string | null, code: string, message: string): RowFault {
  return { row, column, code, message, rule: null };
}

/** Where each column stands in the heading, whose marks of what must be filled in and spaces do not count. */
function findColumns<Field extends string>(
  heading: readonly string[],
  columns: readonly ListColumn<Field>[],
  defaults: Defaults<Field>,
): (number | undefined)[] {
  const titles = heading.map((cell) => cell.normalize('NFKC').replace(/[\s*]/g, ''));
  const places = columns.map(({ title }) => {
    const place = titles.indexOf(title);
    return place < 0 ? undefined : place;
  });
  const missing = columns.filter(
    ({ field, required }, index) => required && places[index] === undefined && defaults[field] == null,
  );
  if (missing.length > 0) throw new TableFault(`缺少列：${missing.map(({ title }) => title).join('、')}`);
  return places;
}
