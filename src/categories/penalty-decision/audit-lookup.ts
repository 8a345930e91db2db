import { shanghaiText } from '../../kernel/instant-text.js';
import { appendAudit } from '../../core/audit/index.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission, type Viewer } from '../../core/identity/index.js';
import { isPersonalNumber } from '../../core/personal-data/index.js';
import type { PenaltyDecisionFilter } from './penalty-decision.graphql.js';

/**
 * Keeps that somebody looked for a person by the number, before anything is found: whoever tries the numbers that a masked one
 * leaves possible shows in the audit log, by a keyed hash of each and not by the number.
 */
export async function auditLookup(
  { hub, viewer: caller }: Pick<RequestContext, 'hub' | 'viewer'>,
  filter: PenaltyDecisionFilter | null,
): Promise<void> {
  const number = soughtNumber(filter?.partyCode ?? '');
  if (number === null) return;
  await auditNumber(hub, requirePermission(caller, 'revealPersonalData'), number);
}

/** The same of a number that is looked for otherwise, with what for where that is asked. */
export async function auditNumber(
  hub: RequestContext['hub'],
  viewer: Viewer,
  number: string,
  purpose: string | null = null,
): Promise<void> {
  const subjectId = `num_${hub.sealing.lookup(number).toString('hex', 0, 16)}`;
  const act = { action: 'PERSONAL_NUMBER_LOOKED_UP', subjectType: 'PersonalNumber', subjectId, purpose };
  await appendAudit(hub.pool, viewer, act, shanghaiText(hub.clock.now()));
}

/** The number of a person that a filter asks for; null for any other code. */
export function soughtNumber(code: string): string | null {
  const number = code.trim().toUpperCase();
  return isPersonalNumber(number) ? number : null;
}
