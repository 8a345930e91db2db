export { presentDeadline, type Deadline, type DeadlineSource } from './deadline.js';
export { DeadlineResolver, DeadlineType } from './deadline.graphql.js';
