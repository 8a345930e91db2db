import type { RowFault } from './penalty-import.sql.js';

/** What has come of some rows of a file. */
export interface BatchOutcome {
  readonly rows: number;
  readonly imported: number;
  readonly unchanged: number;
  /** What is wrong with each row that is refused. */
  readonly refused: readonly (readonly RowFault[])[];
  /** Numbers that the rows name. */
  readonly numbers: readonly string[];
}
