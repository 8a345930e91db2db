export type { DeadlineSource } from './deadline.js';
export { DeadlineResolver } from './deadline.graphql.js';
