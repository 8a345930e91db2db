export { foldRollups, startFolding } from './fold-rollups.js';
export { rebuildRollups, type RebuildProgress } from './rebuild-rollups.js';
