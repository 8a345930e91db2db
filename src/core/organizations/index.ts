export {
  checkActing,
  countyGovernment,
  namedOrganization,
  namedOrganizations,
  organizationOfKind,
} from './check-organization.js';
export { countyOrganizations } from './county.js';
export { openDirectory, type OrganizationDirectory, type OrganizationRegister } from './directory.sql.js';
export { DivisionEntity } from './division.entity.js';
export { conferenceOfficeCode, convenerCode, holdsOffice, offices, type Office } from './offices.js';
export { actingOn, existsOn, organizationKinds, type Organization, type OrganizationKind } from './organization.js';
export { OrganizationEntity } from './organization.entity.js';
export { OrganizationType } from './organization.graphql.js';
export { organizationNode } from './organization.node.js';
export { seedOrganizations } from './seed.sql.js';
