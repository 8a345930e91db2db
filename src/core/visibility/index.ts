export { actingFor, actingForAnyMember } from './acting.js';
export { eitherAudience, maySee, visibleTo } from './audience.js';
