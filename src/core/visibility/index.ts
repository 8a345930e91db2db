export { actingFor, actingForAnyMember } from './acting.js';
export { rowsByOwner, type ReadByOwner } from './rows-by-owner.js';
export { countedFor, eitherAudience, maySee, visibilityCondition, visibleTo } from './audience.js';
