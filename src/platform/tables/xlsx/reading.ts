import type { ReadRow } from '../read-row.js';

/** What a reader is to read of a workbook. */
export interface Reading {
  /** The whole file. */
  readonly bytes: ArrayBuffer;
  /** A sheet by its place among those that are seen; null: how each of them begins. */
  readonly sheet: number | null;
}

/** A row and the sheet that it stands in. */
export interface SheetRow extends ReadRow {
  readonly sheet: number;
}

/** What a reader tells. */
export type ReaderMessage =
  | { readonly rows: readonly SheetRow[] }
  | { readonly fault: { readonly message: string; readonly row: number | null } }
  /** It reads what has no rows. */
  | { readonly isAlive: true }
  /** The whole of it has been read. */
  | { readonly end: true };

/** Batches that a reader may send before the first of them has been taken. */
export const batchesAhead = 2;
