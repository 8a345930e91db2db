export { apiKeyGlobalId, apiKeyKey, personGlobalId, personKey } from './access-ids.js';
export { AffiliationEntity } from './affiliation.entity.js';
export { newApiKey, type ApiKeySecret } from './api-key.js';
export { ApiKeyEntity } from './api-key.entity.js';
export { watchRevocations } from './revocations.js';
export { authenticator } from './authenticate.js';
export {
  demonstrationKeys,
  demonstrationTokenIssuer,
  issueDemonstrationToken,
  passingDemonstrationKeys,
  type DemonstrationKeys,
  type TokenClaims,
} from './demonstration-issuer.js';
export { oidcIssuer, readKeysUrl, type OidcOptions } from './oidc-issuer.js';
export { PersonEntity } from './person.entity.js';
export { openPeople } from './people.sql.js';
export { roles, type Permission, type Role } from './role.js';
export { permits, requirePermission, requireViewer, type TrustMode, type Viewer } from './viewer.js';
export { ViewerResolver } from './viewer.graphql.js';
