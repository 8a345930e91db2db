export const tableFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type TableFormat = (typeof tableFormats)[number];

/**
 * How a column's cells are written. Cells come as text, as PostgreSQL and GraphQL write them: `number` is a JSON number,
 * `decimal` an exact decimal of any size, `boolean` is `true` or `false`, `date` is `YYYY-MM-DD`, `list` is a JSON array of texts;
 * `parts` is a JSON array of flat objects; whatever else is `text`.
 */
export type CellKind = 'text' | 'number' | 'decimal' | 'boolean' | 'date' | 'list' | 'parts';

export interface TableColumn {
  /** Path of the GraphQL field, e.g. `publisher.code`. */
  readonly name: string;
  /** The heading, in Chinese. */
  readonly title: string;
  readonly kind: CellKind;
  /** Of parts: the headings of their values, by name. */
  readonly labels?: ReadonlyMap<string, string> | undefined;
}

/** A cell a column; null where there is nothing. */
export type TableRow = readonly (string | null)[];

/** Rows as they are read: the next batch is asked for when the one before has been taken. */
export type TableBatches = AsyncIterable<readonly TableRow[]>;

export interface TableOptions {
  /** What stands above the columns in CSV and XLSX: titles if not given. */
  readonly heading?: 'title' | 'name' | 'none';
  /** Name of the sheet in XLSX; what Excel forbids in one is left out. */
  readonly sheetName?: string;
  /** Whether CSV begins with the mark by which Excel knows UTF-8; true if not given. */
  readonly byteOrderMark?: boolean;
  /** Of CSV: UTF-8 if not given. */
  readonly encoding?: 'utf-8' | 'gb18030';
}

/** The text above each column; null for none. */
export function headingOf(columns: readonly TableColumn[], { heading = 'title' }: TableOptions): string[] | null {
  return heading === 'none' ? null : columns.map((column) => column[heading]);
}
