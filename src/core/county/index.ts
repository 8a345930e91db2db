export { referenceDataChannel } from './announce.sql.js';
export { CountyOrganizationsResolver } from './organizations.resolver.js';
export { HolidaysResolver } from './holidays.resolver.js';
export { settleEnds } from './settle-ends.js';
export { settleNames } from './settle-names.js';
export { OrganizationNamesResolver } from './names.resolver.js';
export { PoliciesResolver } from './policies.resolver.js';
