export { ExportRefused } from './executed-rows.js';
export { oneOf } from './one-of.js';
export { openExports, type Export, type Exports } from './open-export.js';
