import { shanghaiText } from '../../../kernel/instant-text.js';
import type { RequestContext } from '../../../core/hub.js';
import { factsGiven, takeStep, type ProceedingPayload } from '../../../core/proceedings/index.js';
import { conferenceMeetingFacts, type Asked, type ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { withOwingUnits } from './owing-units.sql.js';

type Answer = Promise<ProceedingPayload<ConferenceMeetingFacts>>;

const named = ({ meetingId }: Asked<'signMinutes'>) => ({ path: 'meetingId', id: meetingId });

/** J17: the office prepares the minutes. */
export function draftMinutes(context: RequestContext, input: Asked<'draftMinutes'>): Answer {
  return takeStep(context, conferenceMeeting, 'draftMinutes', named(input), input, ({ now }) => ({
    set: {
      ...factsGiven(conferenceMeetingFacts, 'draftMinutes', input),
      minutesDraftedAt: shanghaiText(now),
      returnOpinion: null,
    },
  }));
}

/** J17: the convener wants them changed. */
export function returnMinutes(context: RequestContext, input: Asked<'returnMinutes'>): Answer {
  return takeStep(context, conferenceMeeting, 'returnMinutes', named(input), input, () => ({
    set: { returnOpinion: input.opinion },
  }));
}

/** J17: the convener signs; what is signed is no longer changed. */
export function signMinutes(context: RequestContext, input: Asked<'signMinutes'>): Answer {
  return takeStep(context, conferenceMeeting, 'signMinutes', named(input), input, ({ now, viewer }) => ({
    set: { signedAt: shanghaiText(now), signedBy: viewer.person.name },
  }));
}

/** J17: only then the office issues them, and whoever was asked to come reads them. */
export function issueMinutes(context: RequestContext, input: Asked<'issueMinutes'>): Answer {
  return takeStep(context, conferenceMeeting, 'issueMinutes', named(input), input, async ({ now, session, row }) => ({
    set: { issuedAt: shanghaiText(now) },
    guestIds: await withOwingUnits(session, row.meetsAt, row.guestIds),
  }));
}
