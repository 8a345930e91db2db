export { searchColumns, searchedLines, type SaidText, type SearchColumns } from './searched.js';
export { longestSought, soughtIn, type Sought } from './sought.js';
