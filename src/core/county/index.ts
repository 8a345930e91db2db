export { referenceDataChannel } from './announce.sql.js';
export { CountyOrganizationsResolver } from './organizations.resolver.js';
export { PoliciesResolver } from './policies.resolver.js';
