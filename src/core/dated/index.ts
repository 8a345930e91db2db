export {
  changeTimeline,
  changeTimelines,
  type ChangedTimeline,
  type DatedTable,
  type TableChange,
} from './change-timeline.js';
export { cancel, checkReason, correct, type Decided, type PeriodWords, type Standing } from './correction.rules.js';
export {
  refusedCorrection,
  shownCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
} from './corrected.js';
export { DatedChangeEntity } from './dated-change.entity.js';
export { asKnownAt, keepBeliefs, type KeptBelief } from './dated-change.sql.js';
export { CorrectionInput, datedChangeOf, datedCorrectionOf } from './dated.graphql.js';
export { lockDated } from './dated-lock.sql.js';
export { historyOf } from './history.js';
export { mostCounted, touched, type Touched } from './touched.js';
