export type { FieldPath, PlanRows, ReadRows, RowRequest } from './row-source.js';
export {
  tableFormats,
  type CellKind,
  type TableBatches,
  type TableColumn,
  type TableFormat,
  type TableOptions,
  type TableRow,
} from './table.js';
export { mediaTypes, writeTable } from './write-table.js';
