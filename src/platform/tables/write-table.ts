import { csvTable } from './csv-table.js';
import { jsonlTable } from './jsonl-table.js';
import type { TableBatches, TableColumn, TableFormat, TableOptions } from './table.js';
import { xlsxTable } from './xlsx-table.js';

/**
 * A table of any length as a stream of bytes, in flat memory: nothing is read before it is asked for. A batch that fails
 * makes the stream fail, so that no file looks whole that is not.
 */
export function writeTable(
  format: TableFormat,
  columns: readonly TableColumn[],
  batches: TableBatches,
  options: TableOptions = {},
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvTable(columns, batches, options);
    case 'xlsx':
      return xlsxTable(columns, batches, options);
    case 'jsonl':
      return jsonlTable(columns, batches);
    default:
      return format satisfies never;
  }
}

/** What an HTTP answer says that a table is. */
export const mediaTypes: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};
