import { shanghaiDay } from '../../kernel/calendar.js';
import { checkPlannedMoment } from '../../kernel/moment-check.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganizations } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { consultation } from './consultation.procedure.js';
import { consultationFacts, type Asked, type ConsultationFacts } from './consultation.facts.js';
import { checkConvener, checkParticipants, checkTopic } from './consultation.rules.js';

const longestTitle = 200;

/** U1, U2, U4: calls others to a consultation, regularly, at once, or on a major lead. */
export function callConsultation(
  context: RequestContext,
  input: Asked<'call'>,
): Promise<ProceedingPayload<ConsultationFacts>> {
  return openProceeding(context, consultation, 'call', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const { organization } = viewer;
    const today = shanghaiDay(now).toString();
    const named = namedOrganizations(hub.organizations, input.participantCodes, 'participantCodes', today);
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const refusals = [
      ...checkConvener(organization.kind),
      ...checkTopic(input.kind, input.topicKind),
      ...checkPlannedMoment('plannedAt', input.plannedAt, now, { what: '召开时间', rule: 'U2' }),
      ...[named, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (isRefused(named) || (about && isRefused(about))) return refusals;
    const participants = named.organizations.map(({ key }) => key);
    refusals.push(...checkParticipants('participantCodes', participants, organization.key));
    if (refusals.length > 0) return refusals;
    return {
      set: {
        convenerId: organization.key,
        participantIds: participants.filter((key) => key !== organization.key),
        ...factsGiven(consultationFacts, 'call', input),
      },
      title: input.topic.slice(0, longestTitle),
      aboutId: about?.key ?? null,
    };
  });
}
