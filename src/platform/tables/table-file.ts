/** A file that can be read from any place, as often as needed. */
export interface TableFile {
  readonly size: number;
  /** The bytes from a place to the end. */
  read(from: number): AsyncIterable<Uint8Array>;
}

/** A file that is no table, or none that may be taken, in words for whoever sent it. */
export class TableFault extends Error {
  constructor(
    message: string,
    /** Where a spreadsheet shows what is wrong; null: the file as a whole. */
    readonly row: number | null = null,
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}
