import { shanghaiText } from '../../../kernel/instant-text.js';
import {
  factsGiven,
  type Deciding,
  type LoadingOpening,
  type Made,
  type Opened,
  type Opening,
} from '../../../core/proceedings/index.js';
import { checkMember, conferenceBodies, conferenceMembers, type Members } from '../membership/membership.js';
import { checkConferenceTitle } from '../title.rules.js';
import { agendaTopicFacts, type AgendaTopic } from './agenda-topic.facts.js';

/** Reads who may bring a topic before the conference. */
export const loadMembers = ({ hub, today }: LoadingOpening<AgendaTopic, 'propose'>): Promise<Members> =>
  conferenceMembers(hub, today);

/** J6, J14: a member brings a topic to the office, of one of the five kinds (J16). */
export function proposeTopic(opening: Opening<AgendaTopic, 'propose', Members>): Opened<AgendaTopic> {
  const { input, viewer, organizations, today, loaded: members } = opening;
  const refusals = [
    ...checkMember(viewer, members, input.meetingKind === 'SPECIAL' ? 'J14' : 'J6'),
    ...checkConferenceTitle('title', input.title),
  ];
  if (refusals.length > 0) return refusals;
  const { office, convener } = conferenceBodies(organizations, today);
  return {
    set: {
      proposerId: viewer.organization.key,
      officeId: office.key,
      convenerId: convener.key,
      ...factsGiven(agendaTopicFacts, 'propose', input),
    },
    title: input.title.trim(),
  };
}

/** J13: what the office's coordination came to; what it has settled goes no further. */
export const recordCoordination = ({ input }: Deciding<AgendaTopic, 'coordinate'>): Made<AgendaTopic> => ({
  set: { coordinationResult: input.result, ...factsGiven(agendaTopicFacts, 'coordinate', input) },
});

/** J13: the convener lets the topic before the conference. */
export const approveTopic = ({ viewer, occurredAt }: Deciding<AgendaTopic, 'approve'>): Made<AgendaTopic> => ({
  set: { decidedAt: shanghaiText(occurredAt), decidedBy: viewer.person.name },
});

/** J13: the convener keeps it off, and says why. */
export const rejectTopic = ({ input, viewer, occurredAt }: Deciding<AgendaTopic, 'reject'>): Made<AgendaTopic> => ({
  set: {
    decidedAt: shanghaiText(occurredAt),
    decidedBy: viewer.person.name,
    ...factsGiven(agendaTopicFacts, 'reject', input),
  },
});
