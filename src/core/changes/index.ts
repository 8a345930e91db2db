export { readChangedDeadlines, type ChangedDeadline } from './changed-deadline.sql.js';
export { ChangedDeadlineResolver } from './changed-deadline.resolver.js';
export { ChangesResolver } from './changes.resolver.js';
export { followSubjects } from './current-subjects.js';
export type { SubjectType } from './subject.js';
export { ChangeFilterInput, changeKinds, type ChangeKind } from './change.graphql.js';
export { changeMatcher, deliver, type ChangeFilter, type DeliveredChange } from './delivery.js';
