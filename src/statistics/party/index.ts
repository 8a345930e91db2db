export { PartyResolver } from './party.resolver.js';
