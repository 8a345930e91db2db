import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { RequestContext } from '../../../core/hub.js';
import {
  factsGiven,
  openProceeding,
  takeStep,
  type Deciding,
  type ProceedingPayload,
} from '../../../core/proceedings/index.js';
import { checkMember, conferenceBodies } from '../membership/membership.js';
import { checkConferenceTitle } from '../title.rules.js';
import { agendaTopicFacts, type AgendaTopicFacts, type Asked } from './agenda-topic.facts.js';
import { agendaTopic } from './agenda-topic.procedure.js';

type Answer = Promise<ProceedingPayload<AgendaTopicFacts>>;

const named = ({ topicId }: Asked<'submit'>) => ({ path: 'topicId', id: topicId });

/** J6, J14: a member brings a topic to the office, of one of the five kinds (J16). */
export function proposeTopic(context: RequestContext, input: Asked<'propose'>): Answer {
  const isSpecial = input.meetingKind === 'SPECIAL';
  return openProceeding(context, agendaTopic, isSpecial ? 'proposeSpecial' : 'propose', input, async (deciding) => {
    const refusals = [
      ...(await checkMember(deciding, isSpecial ? 'J14' : 'J6')),
      ...checkConferenceTitle('title', input.title),
    ];
    if (refusals.length > 0) return refusals;
    const { hub, viewer, now } = deciding;
    const { office, convener } = conferenceBodies(hub, shanghaiDay(now).toString());
    return {
      set: {
        proposerId: viewer.organization.key,
        officeId: office.key,
        convenerId: convener.key,
        ...factsGiven(agendaTopicFacts, 'propose', input),
      },
      title: input.title.trim(),
    };
  });
}

/** J13: what the office's coordination came to; what it has settled goes no further. */
export function recordCoordination(context: RequestContext, input: Asked<'coordinate'>): Answer {
  const step = input.result === 'SETTLED' ? 'settle' : 'coordinate';
  return takeStep(context, agendaTopic, step, named(input), input, () => ({
    set: { coordinationResult: input.result, ...factsGiven(agendaTopicFacts, 'coordinate', input) },
  }));
}

/** J6, J13: what was not settled, and what is meant for a special meeting, goes to the convener. */
export function submitTopic(context: RequestContext, input: Asked<'submit'>): Answer {
  return takeStep(context, agendaTopic, 'submit', named(input), input);
}

/** J13: the convener lets the topic before the conference. */
export function approveTopic(context: RequestContext, input: Asked<'approve'>): Answer {
  return takeStep(context, agendaTopic, 'approve', named(input), input, (deciding) => ({ set: decided(deciding) }));
}

/** J13: the convener keeps it off, and says why. */
export function rejectTopic(context: RequestContext, input: Asked<'reject'>): Answer {
  return takeStep(context, agendaTopic, 'reject', named(input), input, (deciding) => ({
    set: { ...decided(deciding), ...factsGiven(agendaTopicFacts, 'reject', input) },
  }));
}

function decided({ viewer, now }: Deciding): Partial<AgendaTopicFacts> {
  return { decidedAt: shanghaiText(now), decidedBy: viewer.person.name };
}

/** J6: whoever proposed it takes it back while it is with the office. */
export function withdrawTopic(context: RequestContext, input: Asked<'withdraw'>): Answer {
  return takeStep(context, agendaTopic, 'withdraw', named(input), input);
}
