export { byPolicy, dueWithin, immediately, promptly } from './clocks.js';
export { isRefused, RefusedTogether, type Decide, type Deciding, type StepTaken } from './decision.js';
export { CountyQueueResolver } from './county-queue.resolver.js';
export { defineProcedure, stateEnum } from './define-procedure.js';
export { readDraft, type ProcedureDraft } from './drafts.js';
export { latestMoment } from './latest-moment.js';
export { takeLinkedStep, type LinkedStep } from './linked-step.js';
export { openProceeding } from './open-proceeding.js';
export { partyKeysOf, withGuest } from './parties.js';
export { partReader, readClocks, readMaterials, readSteps } from './parts.sql.js';
export {
  codes,
  day,
  figures,
  flag,
  id,
  ids,
  instant,
  int,
  key,
  nested,
  nestedList,
  oneOf,
  organization,
  organizations,
  proceeding,
  someOf,
  text,
} from './facts.js';
export { factsGiven, type AskedFor, type FactsOf, type RequestOf, type Told } from './facts-of.js';
export { tableOfFacts } from './facts.entity.js';
export { procedureApi } from './procedure-api.js';
export type { StepInput } from './decision.js';
export { factsTable, procedureOf, type Procedure, type ProcedureFeature, type ProceedingRow } from './procedure.js';
export { pauseClocks, resumeClocks } from './pause-clocks.sql.js';
export { proceedingAudit } from './proceeding-audit.js';
export { proceedingConnection } from './proceeding-connection.js';
export { globalIdOf, proceedingDeadlines } from './proceeding-deadlines.sql.js';
export { ProceedingDeadlineEntity } from './proceeding-deadline.entity.js';
export { ofProceeding, ProceedingEntity } from './proceeding.entity.js';
export { organizationAmong, proceedingConditions, ProceedingFilter } from './proceeding-filter.graphql.js';
export { Proceeding } from './proceeding.graphql.js';
export { OpeningInput, StepInputType } from './proceeding-input.graphql.js';
export { ProceedingMaterialEntity } from './proceeding-material.entity.js';
export { proceedingLoader } from './proceeding-loader.js';
export { proceedingNode } from './proceeding.node.js';
export { proceedingPayloadOf } from './proceeding-payload.graphql.js';
export type { ProceedingPayload } from './proceeding-payload.js';
export { ProceedingMaterialResolver, ProceedingResolver } from './proceeding.resolver.js';
export { ProceedingsResolver } from './proceedings.resolver.js';
export { ProceedingStepEntity } from './proceeding-step.entity.js';
export { proceedingSubject } from './proceeding.subject.js';
export { readProceedings } from './read-proceeding.sql.js';
export { checkSuspicion } from './suspicion.rules.js';
export { takeStep } from './take-step.js';
export { tellDeadlines } from './tell-deadlines.js';
export { visibleProceeding } from './visible-proceeding.js';
