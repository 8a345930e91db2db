import { normalizeDocumentNumber } from '../../kernel/codes/document-number.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { caseCondition } from './case/index.js';
import { soughtNumber } from './audit-lookup.js';
import type { PenaltyDecisionFilter } from './penalty-decision.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

/** The predicates of the filter's own fields over `d` (penalty_decision). */
export function penaltyConditions(
  filter: PenaltyDecisionFilter,
  context: Pick<RequestContext, 'hub' | 'viewer'>,
): Sql[] {
  const { decidedFrom, decidedTo, decisionNumber, partyCode, minimumFine, maximumFine } = filter;
  return [
    ...(decidedFrom ? [sql`d.decided_on >= ${$(decidedFrom, 'date')}`] : []),
    ...(decidedTo ? [sql`d.decided_on <= ${$(decidedTo, 'date')}`] : []),
    ...(decisionNumber == null
      ? []
      : [
          sql`d.normalized_number = ${$(normalizeDocumentNumber(wellFormed(decisionNumber, 'decisionNumber')), 'text')}`,
        ]),
    ...(filter.penaltyKinds ? [sql`d.penalty_kinds && ${$(filter.penaltyKinds, 'text[]')}`] : []),
    ...(filter.partyKinds ? [sql`d.party_kind = ANY (${$(filter.partyKinds, 'text[]')})`] : []),
    ...(partyCode == null ? [] : [partyCondition(wellFormed(partyCode, 'partyCode'), context)]),
    ...(filter.executionStatuses ? [sql`d.execution_status = ANY (${$(filter.executionStatuses, 'text[]')})`] : []),
    ...(filter.standings ? [sql`d.standing = ANY (${$(filter.standings, 'text[]')})`] : []),
    ...(filter.caseId == null ? [] : [caseCondition(filter.caseId, context)]),
    ...(minimumFine == null ? [] : [sql`d.fine_amount >= ${$(minimumFine, 'numeric')}`]),
    ...(maximumFine == null ? [] : [sql`d.fine_amount <= ${$(maximumFine, 'numeric')}`]),
  ];
}

/**
 * By the keyed hash where the code is a person's number. The masked form leaves few numbers possible: whoever may try them all
 * could as well read the number, so that looking for one takes the same permission.
 */
function partyCondition(code: string, { hub, viewer }: Pick<RequestContext, 'hub' | 'viewer'>): Sql {
  const number = soughtNumber(code);
  if (number === null) return sql`d.party_code = ${$(code, 'text')}`;
  requirePermission(viewer, 'revealPersonalData');
  return sql`d.party_code_lookup = ${$(hub.sealing.lookup(number), 'bytea')}`;
}
