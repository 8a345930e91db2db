import type { TableFormat } from '../../platform/tables/index.js';

/** On which days a table is written: each one, each working day, Mondays, or the first of the month. */
export const rhythms = ['DAY', 'WORKING_DAY', 'WEEK', 'MONTH'] as const;
export type Rhythm = (typeof rhythms)[number];

/** Days up to the one before that of the schedule, the month before it, or its year as far as it has gone. */
export type TablePeriod = { readonly days: number } | 'MONTH' | 'YEAR';

/** A table that is written by itself for another system, as the operator's file has it. */
export interface ScheduledTable {
  /** `[a-z0-9-]`, once in the file: the folder it is written to, and the beginning of its files' names. */
  readonly name: string;
  /** Code of the organization with whose eyes it is read. */
  readonly organization: string;
  /** Name of an export. */
  readonly export: string;
  readonly format: TableFormat;
  /** As in the address of an export; `{from}` and `{to}` are the days of the period. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Columns by the headings that the other system wants, in this order; null: those of the export. */
  readonly columns: Readonly<Record<string, string>> | null;
  readonly every: Rhythm;
  /** `HH:MM` in Asia/Shanghai. */
  readonly at: string;
  readonly period: TablePeriod;
  /** Days after which a file is taken away again. */
  readonly keepDays: number;
}
