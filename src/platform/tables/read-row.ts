/**
 * What a cell holds, as one letter: text, a number, a day, a truth value (TRUE, FALSE), or an error. A number of a workbook whose
 * days count from 1904 has a letter of its own: as a day it is another one than elsewhere.
 */
export const cellTypes = { text: 't', number: 'n', number1904: 'm', day: 'd', boolean: 'b', error: 'e' } as const;
export type CellType = (typeof cellTypes)[keyof typeof cellTypes];

/** A row of a file. */
export interface ReadRow {
  /** Where a spreadsheet shows it: the first row is 1. */
  readonly row: number;
  /** Its cells as text, empty ones as ''; an error's is its name, or '' for a formula without a result. */
  readonly cells: readonly string[];
  /** A letter a cell (`cellTypes`); '' where all are texts. */
  readonly types: string;
}

export function cellType({ types }: ReadRow, place: number): CellType {
  return (types[place] ?? cellTypes.text) as CellType;
}

/** Columns of a sheet. */
export const mostColumns = 16_384;
/** Rows of a sheet. */
export const mostRows = 1_048_576;
/** Characters of a cell. */
export const longestCell = 32_767;
/** Characters of a row: of more, too much is in memory at a time. */
export const longestRow = 1_000_000;

/** `A` for 0, as a spreadsheet names its columns. */
export function columnName(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}
