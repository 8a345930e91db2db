import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Hub, RequestContext } from '../../../core/hub.js';
import { namedOrganization } from '../../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  takeStep,
  type Deciding,
  type ProceedingPayload,
} from '../../../core/proceedings/index.js';
import { checkOffice, conferenceBodies, conferenceMembers } from '../membership/membership.js';
import { namedTopics, releaseTopics, scheduleTopics, standingTopics } from './agenda.js';
import { conferenceMeetingFacts, type Asked, type ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { halfYearOf } from './half-year.js';
import { checkNotice, checkTime, isTooNear, noticeDue } from './meeting.rules.js';
import { withOwingUnits } from './owing-units.sql.js';

type Answer = Promise<ProceedingPayload<ConferenceMeetingFacts>>;

/** J11, J12: the office announces a regular meeting to all members and calls for topics, five working days before it. */
export function planMeeting(context: RequestContext, input: Asked<'plan'>): Answer {
  return openProceeding(context, conferenceMeeting, 'plan', input, async (deciding) => {
    const { hub, now } = deciding;
    const day = shanghaiDay(input.meetsAt);
    const invited = namedKeys(deciding, 'invitedCodes', input.invitedCodes ?? []);
    const refusals = [
      ...checkOffice(deciding),
      ...checkTime(input.meetsAt, input.endsAt, now),
      ...checkNotice(hub.calendar, day, shanghaiDay(now), input.overrideReason),
      ...(isRefused(invited) ? invited : []),
    ];
    if (refusals.length > 0 || isRefused(invited)) return refusals;
    return {
      set: {
        ...plannedFacts(deciding),
        ...factsGiven(conferenceMeetingFacts, 'plan', input),
        kind: 'REGULAR',
        participantIds: await memberKeys(hub, day),
        invitedIds: invited.keys,
        ...noticeFacts(hub, day, shanghaiDay(now), input.overrideReason),
      },
      title: regularTitle(day),
      guestIds: await withOwingUnits(deciding.session, shanghaiText(input.meetsAt)),
    };
  });
}

/** J14, J15: a special meeting is called for topics that the convener has approved, with those whom they concern. */
export function callSpecialMeeting(context: RequestContext, input: Asked<'callSpecial'>): Answer {
  return openProceeding(context, conferenceMeeting, 'callSpecial', input, async (deciding) => {
    const participants = namedKeys(deciding, 'participantCodes', input.participantCodes);
    const named = await namedTopics(deciding, input.topicIds, { key: null, kind: 'SPECIAL' });
    const refusals = [
      ...checkOffice(deciding),
      ...checkTime(input.meetsAt, input.endsAt, deciding.now),
      ...(isRefused(participants) ? participants : []),
      ...(isRefused(named) ? named : []),
    ];
    if (refusals.length > 0 || isRefused(participants) || isRefused(named)) return refusals;
    const { topics } = named;
    return {
      set: {
        ...plannedFacts(deciding),
        ...factsGiven(conferenceMeetingFacts, 'callSpecial', input),
        kind: 'SPECIAL',
        participantIds: participants.keys,
      },
      title: `综合行政执法联席会议专题会议（${topics[0]?.title ?? ''}）`.slice(0, longestTitle),
      guestIds: await withOwingUnits(deciding.session, shanghaiText(input.meetsAt)),
      also: (taken) => scheduleTopics(taken, topics),
    };
  });
}

const longestTitle = 200;

function regularTitle(day: Temporal.PlainDate): string {
  return `${halfYearOf(day).label}综合行政执法联席会议例行会议`;
}

async function memberKeys(hub: Hub, day: Temporal.PlainDate): Promise<number[]> {
  return (await conferenceMembers(hub, day.toString())).map(({ key }) => key);
}

/** When the notice was due, and why it came later if it did. */
function noticeFacts(
  { calendar }: Hub,
  day: Temporal.PlainDate,
  notifiedOn: Temporal.PlainDate,
  reason: string | null | undefined,
): Pick<ConferenceMeetingFacts, 'noticeDueOn' | 'overrideReason'> {
  return {
    noticeDueOn: noticeDue(calendar, day).toString(),
    overrideReason: isTooNear(calendar, day, notifiedOn) ? (reason ?? null) : null,
  };
}

/** Organizations that a request names in a list, as keys. */
function namedKeys(
  { hub, now }: Deciding,
  path: string,
  codes: readonly string[],
): { readonly keys: readonly number[] } | readonly Refusal[] {
  const today = shanghaiDay(now).toString();
  const named = codes.map((code, index) => namedOrganization(hub.organizations, code, [path, String(index)], today));
  const refusals = named.flatMap((each) => (isRefused(each) ? each : []));
  return refusals.length > 0
    ? refusals
    : { keys: [...new Set(named.flatMap((each) => (isRefused(each) ? [] : each.key)))] };
}

/** Who runs the meeting; who is invited and who came, nobody so far. */
function plannedFacts({ hub, now }: Deciding) {
  const { office, convener } = conferenceBodies(hub, shanghaiDay(now).toString());
  return { officeId: office.key, convenerId: convener.key, invitedIds: [], attendedIds: [], representatives: [] };
}

/** J12: another day or place. What counts is the day on which the meeting was first announced. */
export function changeMeeting(context: RequestContext, input: Asked<'change'>): Answer {
  const named = { path: 'meetingId', id: input.meetingId };
  return takeStep(context, conferenceMeeting, 'change', named, input, async (deciding) => {
    const { hub, now, row, session } = deciding;
    const day = shanghaiDay(input.meetsAt);
    const notifiedOn = shanghaiDay(Temporal.Instant.from(row.openedAt));
    const isRegular = row.kind === 'REGULAR';
    const refusals = [
      ...checkTime(input.meetsAt, input.endsAt, now),
      ...(isRegular ? checkNotice(hub.calendar, day, notifiedOn, input.overrideReason) : []),
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
              participantIds: await memberKeys(hub, day),
              ...noticeFacts(hub, day, notifiedOn, input.overrideReason),
            }
          : {}),
      },
      ...(isRegular ? { title: regularTitle(day) } : {}),
      guestIds: await withOwingUnits(session, shanghaiText(input.meetsAt), row.guestIds),
    };
  });
}

/** The meeting does not take place; its topics wait for another. */
export function cancelMeeting(context: RequestContext, input: Asked<'cancel'>): Answer {
  const named = { path: 'meetingId', id: input.meetingId };
  return takeStep(context, conferenceMeeting, 'cancel', named, input, ({ row }) => ({
    set: { cancelReason: input.reason },
    also: async (taken) => releaseTopics(taken, await standingTopics(taken, row.key)),
  }));
}
