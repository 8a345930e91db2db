import { shanghaiText } from '../../../kernel/instant-text.js';
import { factsGiven, type Deciding, type Made } from '../../../core/proceedings/index.js';
import { conferenceMeetingFacts, type ConferenceMeeting } from './conference-meeting.facts.js';
import { withOwing, type Owing } from './owing-units.js';

/** J17: the office prepares the minutes. */
export const draftMinutes = ({
  input,
  occurredAt,
}: Deciding<ConferenceMeeting, 'draftMinutes'>): Made<ConferenceMeeting> => ({
  set: {
    ...factsGiven(conferenceMeetingFacts, 'draftMinutes', input),
    minutesDraftedAt: shanghaiText(occurredAt),
    returnOpinion: null,
  },
});

/** J17: the convener wants them changed. */
export const returnMinutes = ({ input }: Deciding<ConferenceMeeting, 'returnMinutes'>): Made<ConferenceMeeting> => ({
  set: { returnOpinion: input.opinion },
});

/** J17: the convener signs; what is signed is no longer changed. */
export const signMinutes = ({
  occurredAt,
  viewer,
}: Deciding<ConferenceMeeting, 'signMinutes'>): Made<ConferenceMeeting> => ({
  set: { signedAt: shanghaiText(occurredAt), signedBy: viewer.person.name },
});

/** J17: only then the office issues them, and whoever was asked to come reads them. */
export const issueMinutes = ({
  row,
  occurredAt,
  loaded,
}: Deciding<ConferenceMeeting, 'issueMinutes', Owing>): Made<ConferenceMeeting> => ({
  set: { issuedAt: shanghaiText(occurredAt) },
  guestIds: withOwing(row.guestIds, loaded),
});
