import type { RequestContext } from '../../core/hub.js';
import { isRefused, takeStep, type Decide, type ProceedingPayload } from '../../core/proceedings/index.js';
import { checkStepSecrecy } from './check-secrecy.js';
import type { Asked, ComplaintFacts } from './complaint.facts.js';
import { complaint, type ComplaintClock, type ComplaintStep } from './complaint.procedure.js';
import { shareStep } from './share-step.js';

/** A step of a complaint: no text of it tells who complained, and where it leads on it is shared with all members (S7). */
export function takeComplaintStep(
  context: RequestContext,
  step: ComplaintStep,
  input: Asked<'accept'>,
  decide: Decide<ComplaintFacts, ComplaintClock>,
): Promise<ProceedingPayload<ComplaintFacts>> {
  const named = { path: 'complaintId', id: input.complaintId };
  const leadsOn = complaint.table.steps[step].to !== undefined;
  return takeStep(context, complaint, step, named, input, async (deciding) => {
    const secrecy = await checkStepSecrecy(deciding, deciding.row, input);
    const decision = await decide(deciding);
    if (isRefused(decision)) return [...secrecy, ...decision];
    if (secrecy.length > 0) return secrecy;
    return leadsOn ? { ...decision, also: shareStep } : decision;
  });
}
