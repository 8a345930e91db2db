export { referenceDataChannel } from './announce.sql.js';
export { CountyOrganizationsResolver } from './organizations.resolver.js';
export { HolidaysResolver } from './holidays.resolver.js';
export { PoliciesResolver } from './policies.resolver.js';
