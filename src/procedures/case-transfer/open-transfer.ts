import type { RequestContext } from '../../core/hub.js';
import { openProceeding, type ProceedingPayload } from '../../core/proceedings/index.js';
import { caseTransfer } from './case-transfer.procedure.js';
import type { Asked, CaseTransferFacts } from './case-transfer.facts.js';
import { checkDiscoveryNow, discoveredFacts, discoveryStarts, titleOf } from './discovery.js';

/**
 * T4 to T7: registers a violation that belongs to somebody else; the clocks of its transfer run from its discovery. Nobody else is
 * told before the competent organization is informed (T8) or the case is sent.
 */
export function registerDiscovery(
  context: RequestContext,
  input: Asked<'discover'>,
): Promise<ProceedingPayload<CaseTransferFacts>> {
  return openProceeding(context, caseTransfer, 'discover', input, (deciding) => {
    const refusals = checkDiscoveryNow(deciding, input);
    if (refusals.length > 0) return refusals;
    const facts = discoveredFacts(deciding, input);
    return { set: facts, title: titleOf(facts), starts: discoveryStarts(deciding, input) };
  });
}
