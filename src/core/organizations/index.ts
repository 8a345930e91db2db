export { checkActing, countyGovernment, namedOrganization, namedOrganizations } from './check-organization.js';
export { countyOrganizations } from './county.js';
export { openDirectory, type OrganizationDirectory } from './directory.sql.js';
export { DivisionEntity } from './division.entity.js';
export { actingOn, existsOn, organizationKinds, type Organization, type OrganizationKind } from './organization.js';
export { OrganizationEntity } from './organization.entity.js';
export { OrganizationType } from './organization.graphql.js';
export { organizationNode } from './organization.node.js';
export { seedOrganizations } from './seed.sql.js';
