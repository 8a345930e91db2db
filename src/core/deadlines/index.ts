export {
  deadlineStatus,
  deadlineStatuses,
  presentDeadline,
  type Deadline,
  type DeadlineSource,
  type DeadlineStatus,
} from './deadline.js';
export { DeadlineResolver, DeadlineType } from './deadline.graphql.js';
