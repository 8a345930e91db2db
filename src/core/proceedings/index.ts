export { byPolicy, dueWithin, immediately, promptly } from './clocks.js';
export {
  isRefused,
  RefusedTogether,
  type Decide,
  type DecideOpening,
  type Deciding,
  type Decision,
  type StepInput,
  type StepTaken,
} from './decision.js';
export { defineProcedure, stateEnum } from './define-procedure.js';
export { readDraft, type DraftMaterial, type ProcedureDraft } from './drafts.js';
export { takeLinkedStep, type LinkedStep } from './linked-step.js';
export { openProceeding } from './open-proceeding.js';
export { withGuest } from './parties.js';
export { partReader, readClocks, readMaterials, readSteps, type PartReader } from './parts.sql.js';
export {
  factsTable,
  type Procedure,
  type ProcedureFeature,
  type ProcedureRegistry,
  type ProceedingRow,
} from './procedure.js';
export { pauseClocks, resumeClocks } from './pause-clocks.sql.js';
export { proceedingAudit } from './proceeding-audit.js';
export { proceedingConnection } from './proceeding-connection.js';
export { proceedingDeadlines } from './proceeding-deadlines.sql.js';
export { ProceedingDeadlineEntity } from './proceeding-deadline.entity.js';
export { ofProceeding, ProceedingEntity } from './proceeding.entity.js';
export { proceedingConditions, ProceedingFilter } from './proceeding-filter.graphql.js';
export { Proceeding } from './proceeding.graphql.js';
export type { Material, RunningClock, TakenStep } from './proceeding.js';
export { MaterialInput, OpeningInput, StepInputType } from './proceeding-input.graphql.js';
export { ProceedingMaterialEntity } from './proceeding-material.entity.js';
export { proceedingNode } from './proceeding.node.js';
export { proceedingPayloadOf } from './proceeding-payload.graphql.js';
export type { ProceedingPayload } from './proceeding-payload.js';
export { ProceedingMaterialResolver, ProceedingResolver } from './proceeding.resolver.js';
export { ProceedingsResolver } from './proceedings.resolver.js';
export { ProceedingStepEntity } from './proceeding-step.entity.js';
export { proceedingSubject } from './proceeding.subject.js';
export { readProceedings } from './read-proceeding.sql.js';
export { takeStep } from './take-step.js';
export { tellDeadlines } from './tell-deadlines.js';
export { visibleProceeding } from './visible-proceeding.js';
