export { referenceDataChannel } from './announce.sql.js';
export { CountyOrganizationsResolver } from './organizations.resolver.js';
export { HolidaysResolver } from './holidays.resolver.js';
export { settleEnds } from './settle-ends.js';
export { PoliciesResolver } from './policies.resolver.js';
