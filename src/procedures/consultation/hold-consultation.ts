import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganizations } from '../../core/organizations/index.js';
import { factsGiven, isRefused, latestMoment, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { consultation } from './consultation.procedure.js';
import { consultationFacts, type Asked, type ConsultationFacts } from './consultation.facts.js';
import { checkHeld } from './consultation.rules.js';

type Answer = Promise<ProceedingPayload<ConsultationFacts>>;

/** U2: what was agreed, and who came: from that day on their next consultation is due. */
export function holdConsultation(context: RequestContext, input: Asked<'hold'>): Answer {
  const named = { path: 'consultationId', id: input.consultationId };
  return takeStep(context, consultation, 'hold', named, input, (deciding) => {
    const { hub, row, now } = deciding;
    const today = shanghaiDay(now);
    const came =
      input.attendedCodes == null
        ? { organizations: row.participantIds.map((key) => hub.organizations.byKey(key)) }
        : namedOrganizations(hub.organizations, input.attendedCodes, 'attendedCodes', today.toString());
    if (isRefused(came)) return came;
    const attendedIds = came.organizations.map(({ key }) => key).filter((key) => key !== row.convenerId);
    const heldAt = input.heldAt ?? now;
    const refusals = checkHeld(heldAt, latestMoment(deciding), attendedIds, row.participantIds);
    if (refusals.length > 0) return refusals;
    return { set: { ...factsGiven(consultationFacts, 'hold', input), heldAt: shanghaiText(heldAt), attendedIds } };
  });
}

/** It is not held. */
export function cancelConsultation(context: RequestContext, input: Asked<'cancel'>): Answer {
  const named = { path: 'consultationId', id: input.consultationId };
  return takeStep(context, consultation, 'cancel', named, input, () => ({ set: { cancelReason: input.reason } }));
}
