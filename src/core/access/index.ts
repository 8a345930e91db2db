export { ApiKeysResolver } from './api-keys.resolver.js';
export { PeopleResolver } from './people.resolver.js';
