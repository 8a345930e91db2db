import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { factsGiven, type Deciding, type Made } from '../../../core/proceedings/index.js';
import { releaseTopics, standingTopics } from './agenda.js';
import { conferenceMeetingFacts, type ConferenceMeeting } from './conference-meeting.facts.js';
import { checkNotice, checkTime } from './meeting.rules.js';
import { withOwing } from './owing-units.js';
import { noticeFacts, regularTitle, type Invitees } from './plan-meeting.js';

/** J12: another day or place. What counts is the day on which the meeting was first announced. */
export function changeMeeting(deciding: Deciding<ConferenceMeeting, 'change', Invitees>): Made<ConferenceMeeting> {
  const { input, row, calendar, occurredAt, loaded } = deciding;
  const day = shanghaiDay(input.meetsAt);
  const notifiedOn = shanghaiDay(Temporal.Instant.from(row.openedAt));
  const isRegular = row.kind === 'REGULAR';
  const refusals = [
    ...checkTime(input.meetsAt, input.endsAt, occurredAt),
    ...(isRegular ? checkNotice(calendar, day, notifiedOn, input.overrideReason) : []),
  ];
  if (refusals.length > 0) return refusals;
  return {
    set: {
      ...factsGiven(conferenceMeetingFacts, 'change', input),
      place: input.place ?? row.place,
      // A special meeting has no notice that could be late.
      overrideReason: null,
      ...(isRegular
        ? {
            participantIds: loaded.members.map(({ key }) => key),
            ...noticeFacts(calendar, day, notifiedOn, input.overrideReason),
          }
        : {}),
    },
    ...(isRegular ? { title: regularTitle(day) } : {}),
    guestIds: withOwing(row.guestIds, loaded.owing),
    starts: { holding: input.meetsAt },
  };
}

/** The meeting does not take place; its topics wait for another. */
export const cancelMeeting = ({ input, row }: Deciding<ConferenceMeeting, 'cancel'>): Made<ConferenceMeeting> => ({
  set: { cancelReason: input.reason },
  also: async (context) => releaseTopics(context, await standingTopics(context, row.key)),
});
