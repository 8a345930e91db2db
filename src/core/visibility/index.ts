export { actingFor, actingForAnyMember } from './acting.js';
export { countedFor, eitherAudience, maySee, visibleTo } from './audience.js';
