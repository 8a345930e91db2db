export { foldRollups, startFolding } from './fold-rollups.js';
export { rebuildRollups } from './rebuild-rollups.js';
