import { normalizeDocumentNumber } from '../../kernel/codes/document-number.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { soughtNumber } from './audit-lookup.js';
import type { PenaltyDecisionFilter } from './penalty-decision.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

/** The predicates of the filter's own fields over `d` (penalty_decision). */
export function penaltyConditions(
  filter: PenaltyDecisionFilter,
  $: Parameters,
  context: Pick<RequestContext, 'hub' | 'viewer'>,
): string[] {
  const { decidedFrom, decidedTo, decisionNumber, partyCode, minimumFine, maximumFine } = filter;
  return [
    ...(decidedFrom ? [`d.decided_on >= ${$(decidedFrom, 'date')}`] : []),
    ...(decidedTo ? [`d.decided_on <= ${$(decidedTo, 'date')}`] : []),
    ...(decisionNumber == null
      ? []
      : [`d.normalized_number = ${$(normalizeDocumentNumber(wellFormed(decisionNumber, 'decisionNumber')), 'text')}`]),
    ...(filter.penaltyKinds ? [`d.penalty_kinds && ${$(filter.penaltyKinds, 'text[]')}`] : []),
    ...(filter.partyKinds ? [`d.party_kind = ANY (${$(filter.partyKinds, 'text[]')})`] : []),
    ...(partyCode == null ? [] : [ofParty(wellFormed(partyCode, 'partyCode'), $, context)]),
    ...(filter.executionStatuses ? [`d.execution_status = ANY (${$(filter.executionStatuses, 'text[]')})`] : []),
    ...(minimumFine == null ? [] : [`d.fine_amount >= ${$(minimumFine, 'numeric')}`]),
    ...(maximumFine == null ? [] : [`d.fine_amount <= ${$(maximumFine, 'numeric')}`]),
  ];
}

/**
 * By the keyed hash where the code is a person's number. The masked form leaves few numbers possible: whoever may try them all
 * could as well read the number, so that looking for one takes the same permission.
 */
function ofParty(code: string, $: Parameters, { hub, viewer }: Pick<RequestContext, 'hub' | 'viewer'>): string {
  const number = soughtNumber(code);
  if (number === null) return `d.party_code = ${$(code, 'text')}`;
  requirePermission(viewer, 'revealPersonalData');
  return `d.party_code_lookup = ${$(hub.sealing.lookup(number), 'bytea')}`;
}
