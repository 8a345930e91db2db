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
export { amountCell, dayCell, textCell, type CellRead } from './read-cell.js';
export { findHeading, type HeadingPlace } from './find-heading.js';
export { openTable, type Table } from './open-table.js';
export type { ReadRow } from './read-row.js';
export { TableFault, type TableFile } from './table-file.js';
export { openLeftOut } from './left-out.js';
export { checkMapping, type MappedField, type TableMapping } from './mapping/column-mapping.js';
export { mapTable } from './mapping/map-table.js';
