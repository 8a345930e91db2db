export { AvailableStepType } from './available-step.graphql.js';
export type { AvailableStep } from './available-step.js';
export { deadlineStatus, deadlineStatuses, presentDeadline, type Deadline, type DeadlineStatus } from './deadline.js';
export { sourceOf, type AskedDeadlines, type DeadlineScope, type DeadlineSource } from './deadline-source.js';
export { deadlinesOf } from './whose.js';
export { DeadlineType } from './deadline.graphql.js';
export { DeadlineResolver } from './deadlines.resolver.js';
