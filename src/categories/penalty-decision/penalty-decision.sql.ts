import { normalizeDocumentNumber } from '../../kernel/codes/document-number.js';
import { wellFormed } from '../../core/records/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import type { PenaltyDecisionFilter } from './penalty-decision.graphql.js';

/** The predicates of the filter's own fields over `d` (penalty_decision). */
export function penaltyConditions(filter: PenaltyDecisionFilter, $: Parameters): string[] {
  const { decidedFrom, decidedTo, decisionNumber, partyCode, minimumFine, maximumFine } = filter;
  return [
    ...(decidedFrom ? [`d.decided_on >= ${$(decidedFrom, 'date')}`] : []),
    ...(decidedTo ? [`d.decided_on <= ${$(decidedTo, 'date')}`] : []),
    ...(decisionNumber == null
      ? []
      : [`d.normalized_number = ${$(normalizeDocumentNumber(wellFormed(decisionNumber, 'decisionNumber')), 'text')}`]),
    ...(filter.penaltyKinds ? [`d.penalty_kinds && ${$(filter.penaltyKinds, 'text[]')}`] : []),
    ...(filter.partyKinds ? [`d.party_kind = ANY (${$(filter.partyKinds, 'text[]')})`] : []),
    ...(partyCode == null ? [] : [`d.party_code = ${$(wellFormed(partyCode, 'partyCode'), 'text')}`]),
    ...(filter.executionStatuses ? [`d.execution_status = ANY (${$(filter.executionStatuses, 'text[]')})`] : []),
    ...(minimumFine == null ? [] : [`d.fine_amount >= ${$(minimumFine, 'numeric')}`]),
    ...(maximumFine == null ? [] : [`d.fine_amount <= ${$(maximumFine, 'numeric')}`]),
  ];
}
