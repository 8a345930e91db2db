export { ChangesResolver } from './changes.resolver.js';
export { cursorFault } from './cursor-fault.js';
export { followSubjects, type CurrentSubjects } from './current-subjects.js';
export type { SubjectType } from './subject.js';
