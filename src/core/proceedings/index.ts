export { heirOf } from './heir.sql.js';
export { askReckoning } from './ask-reckoning.sql.js';
export { byPolicy, dueWithin, immediately, promptly, type Reckoning } from './clocks.js';
export {
  isRefused,
  refusalsOf,
  unlessRefused,
  type Decided,
  type StepContext,
  type StepInput,
  type StepScope,
} from './decision.js';
export type { Circumstances, StepLoad } from './decision-context.js';
export {
  beforeCounty,
  contest,
  contestClocks,
  contestedStates,
  contestFacts,
  contestSilence,
  order,
  orderedClock,
  reasoned,
  uphold,
} from './contest.js';
export { checkSilence } from './contest.rules.js';
export { takeCommonStep } from './common-step.js';
export { isDisputed, isInDispute } from './disputed.js';
export { dayEndingAt, expectation, expectedClock, movedExpectation } from './expectation.js';
export { forwarded, forwardFacts, forwarding, loadDisputed } from './forward.js';
export {
  askSupplement,
  supplement,
  supplementAsked,
  supplementClock,
  supplementFacts,
  supplementIsAsked,
  supplementIsGiven,
  supplementStates,
} from './supplement.js';
export { checkAwaited, isAwaited } from './supplement.rules.js';
export type { OfferScope } from './available-steps.js';
export { CommonStepsResolver } from './common-steps.resolver.js';
export { CountyQueueResolver } from './county-queue.resolver.js';
export { defineProcedure } from './define-procedure.js';
export { readDraft } from './drafts.js';
export { materialsUntil, type ProcedureDraft } from './procedure-draft.js';
export { proceedingsHandover } from './hand-over-proceedings.js';
export { holdUnheld } from './hold-unheld.js';
export { latestMoment } from './latest-moment.js';
export type { LinkedStep } from './known-steps.js';
export { takeLinkedStep } from './linked-step.js';
export { partyKeysOf, withGuest } from './parties.js';
export { partReader, readClocks, readMaterials, readSteps } from './parts.sql.js';
export { partyClocks, stepOfParty } from './party-clocks.js';
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
export { factsGiven, type FactsOf } from './facts-of.js';
export { tableOfFacts } from './facts.entity.js';
export type { Asked, Deciding, Loading, LoadingOpening, Made, Opened, Opening, ProcedureOf } from './procedure-of.js';
export { procedureApi } from './procedure-api.js';
export {
  procedureOf,
  type JudgedCorrection,
  type Procedure,
  type ProcedureFeature,
  type ProceedingRow,
} from './procedure.js';
export { pauseClocks } from './pause-clocks.sql.js';
export { resumeDisputed } from './resume-clocks.js';
export type { Material } from './proceeding.js';
export { proceedingAudit } from './proceeding-audit.js';
export { globalIdOf, proceedingDeadlines, stepsAbout } from './proceeding-deadlines.sql.js';
export { ProceedingDeadlineEntity } from './proceeding-deadline.entity.js';
export { ofProceeding, ProceedingEntity } from './proceeding.entity.js';
export { organizationAmongCondition, organizationCondition } from './proceeding-filter.graphql.js';
export { Proceeding } from './proceeding.graphql.js';
export { ProceedingSearchEntity } from './proceeding-search.entity.js';
export { ProceedingMaterialEntity } from './proceeding-material.entity.js';
export { proceedingTexts, searchedProceeding, searchedSteps, stepTexts, type FoundBy } from './searched-proceeding.js';
export { proceedingLoader } from './proceeding-loader.js';
export type { ProceedingNames } from './proceeding-shape.sql.js';
export { proceedingNode } from './proceeding.node.js';
export { ProceedingMaterialResolver, ProceedingResolver } from './proceeding.resolver.js';
export { StepInputType } from './proceeding-input.graphql.js';
export type { ProceedingPayload } from './proceeding-payload.js';
export { ProceedingsResolver } from './proceedings.resolver.js';
export { ProceedingStepEntity } from './proceeding-step.entity.js';
export { proceedingSubject } from './proceeding.subject.js';
export { reasonedNote } from './reasoned-note.js';
export { readOfProcedure, readProceedings } from './read-proceeding.sql.js';
export { checkSuspicion } from './suspicion.rules.js';
export { evidenceKinds } from './evidence-kinds.js';
export { reckonDeadlines, type Announcer } from './reckon-deadlines.js';
export { tellDeadlines } from './tell-deadlines.js';
export { visibleProceeding } from './visible-proceeding.js';
