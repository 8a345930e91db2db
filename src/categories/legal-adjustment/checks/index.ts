export { ListCheckEntity } from './list-check.entity.js';
export { ChecksOfAdjustmentResolver, ListCheckResolver } from './list-check.resolver.js';
export { listCheckDeadlines, openChecksOf } from './list-checks.sql.js';
export { confirmListCheck } from './confirm-list-check.js';
export { listCheckIds } from './list-check.js';
export { tellListChecks } from './tell-list-checks.js';
