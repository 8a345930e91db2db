import { creditColumns, type CreditColumn } from './columns.js';

/** Where the columns of a file are. */
export interface Heading {
  readonly places: ReadonlyMap<CreditColumn, number>;
  /** Columns that the table must have and the file has not. */
  readonly missing: readonly CreditColumn[];
}

/** The columns that a row names, by code, by title, or by both. */
export function readHeading(cells: readonly string[]): Heading {
  const places = new Map<CreditColumn, number>();
  for (const [index, cell] of cells.entries()) {
    const column = columnNamed(cell);
    if (column && !places.has(column)) places.set(column, index);
  }
  return { places, missing: creditColumns.filter((column) => column.required && !places.has(column)) };
}

/** Whether a row names columns: some files have a row of codes and one of titles. */
export function isHeading(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell !== '');
  return named.length > 1 && named.every((cell) => columnNamed(cell) !== undefined);
}

const folded = (text: string): string => text.normalize('NFKC').replace(/[\s*]/g, '').toUpperCase();
const names = new Map(
  creditColumns.flatMap((column) => [column.code, column.title].map((name) => [folded(name), column])),
);

function columnNamed(cell: string): CreditColumn | undefined {
  // The table numbers the codes of a party: 行政相对人代码_2（工商注册号）.
  const whole = folded(cell).replace(/^行政相对人代码_\d(?=\()/, '行政相对人代码');
  const [, kind = ''] = /^行政相对人代码\((.+)\)$/.exec(whole) ?? [];
  const text = names.has(kind) ? kind : whole;
  const [, code = ''] = /^([A-Z_]+)/.exec(text) ?? [];
  return names.get(text) ?? names.get(code) ?? [...names].find(([name]) => name.startsWith(`${text}(`))?.[1];
}
