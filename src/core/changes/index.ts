export { ChangesResolver } from './changes.resolver.js';
export { followSubjects, type CurrentSubjects } from './current-subjects.js';
export type { SubjectType } from './subject.js';
