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
export { readTable, TableFault, type OpenFile, type ReadRow } from './read-table.js';
