export { ExportRefused } from './executed-rows.js';
export { openExports, type Export, type Exports } from './open-export.js';
