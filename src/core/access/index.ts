export { findOrAddSystem } from './api-keys.sql.js';
export { ApiKeysResolver } from './api-keys.resolver.js';
export { LiaisonOfficersResolver } from './liaison-officers.resolver.js';
export { officers } from './liaison-officers.sql.js';
export { createOwnerKey, listOwnerKeys, revokeOwnerKey } from './owner-keys.js';
export { PeopleResolver } from './people.resolver.js';
export { addSystem, endSystem } from './systems.js';
