export { cellsOf } from './cells.sql.js';
export { foldRollups, startFolding } from './fold-rollups.js';
export { rebuildRollups } from './rebuild-rollups.js';
export { penaltyRollup, sharingRollup } from './rollup.js';
