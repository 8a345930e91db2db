export { actingFor, actingForAnyMember } from './acting.js';
export { rowsByOwner, type ReadByOwner } from './rows-by-owner.js';
export { countedFor, eitherAudience, maySee, visibleTo } from './audience.js';
