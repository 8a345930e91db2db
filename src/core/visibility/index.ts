export { actingFor, actingForAnyMember } from './acting.js';
export { rowsByOwner, type ReadByOwner } from './rows-by-owner.js';
export { bothAudience, cellVisibilityCondition, eitherAudience, maySee, visibilityCondition } from './audience.js';
