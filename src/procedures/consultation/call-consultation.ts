import { checkPlannedMoment } from '../../kernel/moment-check.js';
import { namedOrganizations } from '../../core/organizations/index.js';
import { factsGiven, isRefused, refusalsOf, type Opening, type Opened } from '../../core/proceedings/index.js';
import { consultationFacts, type Consultation } from './consultation.facts.js';
import { checkConvener, checkParticipants, checkTopic } from './consultation.rules.js';

/** U1, U2, U4: calls others to a consultation, regularly, at once, or on a major lead. */
export function callConsultation({
  input,
  viewer,
  organizations,
  occurredAt,
  today,
}: Opening<Consultation, 'call'>): Opened<Consultation> {
  const { organization } = viewer;
  const named = namedOrganizations(organizations, input.participantCodes, 'participantCodes', today);
  const participants = isRefused(named) ? null : named.organizations.map(({ key }) => key);
  const refusals = [
    ...checkConvener(organization.kind),
    ...checkTopic(input.kind, input.topicKind),
    ...checkPlannedMoment('plannedAt', input.plannedAt, occurredAt, { what: '召开时间', rule: 'U2' }),
    ...refusalsOf(named),
    ...(participants ? checkParticipants('participantCodes', participants, organization.key) : []),
  ];
  if (refusals.length > 0 || !participants) return refusals;
  return {
    set: {
      convenerId: organization.key,
      participantIds: participants.filter((key) => key !== organization.key),
      ...factsGiven(consultationFacts, 'call', input),
    },
    title: input.topic,
    // It is recorded once it was to be held.
    starts: { holding: input.plannedAt },
  };
}
