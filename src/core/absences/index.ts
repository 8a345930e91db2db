export { AbsenceEntity } from './absence.entity.js';
export { deputiesOn } from './absences.sql.js';
export { AbsencesResolver } from './absences.resolver.js';
export { standInFor } from './deputies.js';
