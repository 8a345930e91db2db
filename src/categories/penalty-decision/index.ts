import type { CategoryFeature } from '../../core/records/index.js';
import {
  CreditPublicationEntity,
  PenaltyImportEntity,
  PenaltyImportErrorEntity,
  PenaltyImportResolver,
} from './credit-publication/index.js';
import { penaltyDecision } from './penalty-decision.category.js';
import { PenaltyDecisionEntity } from './penalty-decision.entity.js';
import { penaltyDecisionResolvers } from './penalty-decision.resolver.js';
import { DecidedCaseResolver } from './decided-case.resolver.js';
import { ExecutionEventEntity, ExecutionResolver } from './execution/index.js';
import { DecisionReviewEntity, DecisionReviewResolver } from './review/index.js';

export {
  creditRows,
  creditTableColumns,
  failImport,
  importPenalties,
  penaltyImportNode,
  type ImportJob,
} from './credit-publication/index.js';
export { decisionsOfCases } from './case/index.js';
export { decisionsOf } from './decided-case.resolver.js';
export { recordExecutionEvent } from './execution/index.js';
export { counted } from './counted.sql.js';
export { auditLookup, auditNumber, soughtNumber } from './audit-lookup.js';
export { fillParties } from './fill-parties.js';
export { PenaltyDecisionFilter } from './penalty-decision.graphql.js';
export { partyKinds } from './penalty-decision.js';
export { penaltyConditions } from './penalty-decision.sql.js';
export { penaltyKinds, penaltyKindTitles, type PenaltyKind } from './penalty-kind.js';
export { updatePenaltyExecution } from './update-execution.js';

export const penaltyDecisionFeature: CategoryFeature = {
  category: penaltyDecision,
  resolvers: [
    ...penaltyDecisionResolvers,
    DecidedCaseResolver,
    DecisionReviewResolver,
    ExecutionResolver,
    PenaltyImportResolver,
  ],
  entities: [
    PenaltyDecisionEntity,
    DecisionReviewEntity,
    ExecutionEventEntity,
    CreditPublicationEntity,
    PenaltyImportEntity,
    PenaltyImportErrorEntity,
  ],
};
