export type { FieldPath, PlanRows, RowRequest } from './row-source.js';
export {
  tableFormats,
  type CellKind,
  type TableColumn,
  type TableFormat,
  type TableOptions,
  type TableRow,
} from './table.js';
export { mediaTypes, writeTable } from './write-table.js';
export { readTable, type ReadRow } from './read-table.js';
export { TableFault, type TableFile } from './table-file.js';
