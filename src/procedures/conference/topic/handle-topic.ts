import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { RequestContext } from '../../../core/hub.js';
import { openProceeding, takeStep, type Deciding, type ProceedingPayload } from '../../../core/proceedings/index.js';
import { checkMember, conferenceBodies } from '../membership/membership.js';
import { checkConferenceTitle } from '../title.rules.js';
import type {
  ProposeTopicInput,
  RecordTopicCoordinationInput,
  RejectTopicInput,
  TopicStepInput,
} from './agenda-topic-input.graphql.js';
import { agendaTopic } from './agenda-topic.procedure.js';
import type { AgendaTopicFacts } from './agenda-topic.js';

type Answer = Promise<ProceedingPayload<AgendaTopicFacts>>;

const named = ({ topicId }: TopicStepInput) => ({ path: 'topicId', id: topicId });

/** J6, J14: a member brings a topic to the office, of one of the five kinds (J16). */
export function proposeTopic(context: RequestContext, input: ProposeTopicInput): Answer {
  const isSpecial = input.meetingKind === 'SPECIAL';
  return openProceeding(context, agendaTopic, isSpecial ? 'proposeSpecial' : 'propose', input, async (deciding) => {
    const refusals = [
      ...(await checkMember(deciding, isSpecial ? 'J14' : 'J6')),
      ...checkConferenceTitle('title', input.title),
    ];
    return refusals.length > 0 ? refusals : { set: proposedFacts(deciding, input), title: input.title.trim() };
  });
}

function proposedFacts({ hub, viewer, now }: Deciding, input: ProposeTopicInput): AgendaTopicFacts {
  const { office, convener } = conferenceBodies(hub, shanghaiDay(now).toString());
  return {
    proposerId: viewer.organization.key,
    officeId: office.key,
    convenerId: convener.key,
    meetingKind: input.meetingKind,
    kind: input.kind,
    content: input.content ?? '',
    coordinationResult: null,
    coordination: null,
    opinion: null,
    decidedAt: null,
    decidedBy: null,
    meetingId: null,
  };
}

/** J13: what the office's coordination came to; what it has settled goes no further. */
export function recordCoordination(context: RequestContext, input: RecordTopicCoordinationInput): Answer {
  const step = input.result === 'SETTLED' ? 'settle' : 'coordinate';
  return takeStep(context, agendaTopic, step, named(input), input, () => ({
    set: { coordinationResult: input.result, coordination: input.coordination },
  }));
}

/** J6, J13: what was not settled, and what is meant for a special meeting, goes to the convener. */
export function submitTopic(context: RequestContext, input: TopicStepInput): Answer {
  return takeStep(context, agendaTopic, 'submit', named(input), input);
}

/** J13: the convener lets the topic before the conference. */
export function approveTopic(context: RequestContext, input: TopicStepInput): Answer {
  return takeStep(context, agendaTopic, 'approve', named(input), input, (deciding) => ({ set: decided(deciding) }));
}

/** J13: the convener keeps it off, and says why. */
export function rejectTopic(context: RequestContext, input: RejectTopicInput): Answer {
  return takeStep(context, agendaTopic, 'reject', named(input), input, (deciding) => ({
    set: { ...decided(deciding), opinion: input.opinion },
  }));
}

function decided({ viewer, now }: Deciding): Partial<AgendaTopicFacts> {
  return { decidedAt: shanghaiText(now), decidedBy: viewer.person.name };
}

/** J6: whoever proposed it takes it back while it is with the office. */
export function withdrawTopic(context: RequestContext, input: TopicStepInput): Answer {
  return takeStep(context, agendaTopic, 'withdraw', named(input), input);
}
