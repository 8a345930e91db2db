export {
  checkActing,
  countyGovernment,
  namedOrganization,
  namedOrganizations,
  organizationOfKind,
} from './check-organization.js';
export { countyBody, type CountyBody } from './county-bodies.js';
export { countyOrganizations } from './county.js';
export type { Handover, Moving, Settlement } from './handover.js';
export { openDirectory, type OrganizationDirectory, type OrganizationRegister } from './directory.sql.js';
export { DivisionEntity } from './division.entity.js';
export { conferenceOfficeCode, convenerCode, holderOf, holdsOffice, offices, type Office } from './offices.js';
export { existsOn, organizationKinds, type Organization, type OrganizationKind, type Portion } from './organization.js';
export { OrganizationEntity } from './organization.entity.js';
export { legally, legalRegister } from './legal-register.js';
export { legalNameOn, nameOn, type OrganizationName } from './organization-name.js';
export { OrganizationNameEntity } from './organization-name.entity.js';
export { OrganizationType } from './organization.graphql.js';
export { organizationNode } from './organization.node.js';
export { OrganizationEndEntity, OrganizationPortionEntity } from './organization-end.entity.js';
export { seedOrganizations } from './seed.sql.js';
export { actingOn, heirOn, heirsOn, predecessorsOn, type Matter } from './succession.js';
