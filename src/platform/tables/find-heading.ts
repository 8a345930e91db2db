import type { ReadRow } from './read-row.js';
import type { Table } from './open-table.js';

/** Rows at the beginning of a sheet among which its heading is looked for, and sheets that are looked at. */
export const [headRows, headSheets] = [20, 20];

/** Where the heading of a table stands. */
export interface HeadingPlace {
  readonly sheet: number;
  readonly row: ReadRow;
}

/**
 * The row that names the columns of a table: offices put titles above it and sheets of instructions before it. The first row that
 * lacks no column, else the first that lacks fewest; null for a file without any row.
 */
export async function findHeading(
  table: Table,
  lacking: (cells: readonly string[]) => number,
): Promise<HeadingPlace | null> {
  let found: (HeadingPlace & { readonly lacks: number }) | null = null;
  for await (const { sheet, ...row } of table.heads()) {
    const lacks = lacking(row.cells);
    if (found === null || lacks < found.lacks) found = { sheet, row, lacks };
    if (lacks === 0) break;
  }
  return found;
}
