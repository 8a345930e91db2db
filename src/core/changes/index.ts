export { ChangesResolver } from './changes.resolver.js';
export { followSubjects, type CurrentSubjects } from './current-subjects.js';
export { readSubjects, type SubjectType } from './subject.js';
