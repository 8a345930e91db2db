export { keyOfCase } from './case.rules.js';
export { caseCondition, decisionsOfCases, despiteSuspicion, mostDecisions } from './case.sql.js';
export { suspicionBases, type SuspicionBasis } from './suspicion-basis.js';
export { readNamedCase } from './read-named-case.js';
