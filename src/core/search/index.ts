export { fillSearch } from './fill-search.js';
export { SearchResolver } from './search.resolver.js';
