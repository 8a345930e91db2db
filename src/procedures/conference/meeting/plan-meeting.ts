import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay, type WorkingCalendar } from '../../../kernel/calendar.js';
import { namedOrganizations } from '../../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  refusalsOf,
  type Circumstances,
  type LoadingOpening,
  type Opened,
  type Opening,
  type StepScope,
} from '../../../core/proceedings/index.js';
import { checkOffice, conferenceBodies, conferenceMembers, type Members } from '../membership/membership.js';
import { checkTopics, readTopics, scheduleTopics, type FoundTopics } from './agenda.js';
import {
  conferenceMeetingFacts,
  type ConferenceMeeting,
  type ConferenceMeetingFacts,
} from './conference-meeting.facts.js';
import { halfYearOf } from './half-year.js';
import { checkNotice, checkTime, isTooNear, noticeDue } from './meeting.rules.js';
import { loadOwingThen, withOwing, type Owing } from './owing-units.js';

/** Whoever is asked to come to a regular meeting, and whoever owes a report at it. */
export interface Invitees {
  readonly members: Members;
  readonly owing: Owing;
}

export async function loadInvitees(
  loading: StepScope & { readonly input: { readonly meetsAt: Temporal.Instant } },
): Promise<Invitees> {
  const [members, owing] = await Promise.all([
    conferenceMembers(loading.hub, shanghaiDay(loading.input.meetsAt).toString()),
    loadOwingThen(loading),
  ]);
  return { members, owing };
}

/** J11, J12: the office announces a regular meeting to all members and calls for topics, five working days before it. */
export function planMeeting(opening: Opening<ConferenceMeeting, 'plan', Invitees>): Opened<ConferenceMeeting> {
  const { input, organizations, calendar, occurredAt, today, loaded } = opening;
  const day = shanghaiDay(input.meetsAt);
  const invited = namedOrganizations(organizations, input.invitedCodes ?? [], 'invitedCodes', today);
  const refusals = [
    ...checkOffice(opening),
    ...checkTime(input.meetsAt, input.endsAt, occurredAt),
    ...checkNotice(calendar, day, shanghaiDay(occurredAt), input.overrideReason),
    ...refusalsOf(invited),
  ];
  if (refusals.length > 0 || isRefused(invited)) return refusals;
  return {
    set: {
      ...plannedFacts(opening),
      ...factsGiven(conferenceMeetingFacts, 'plan', input),
      kind: 'REGULAR',
      participantIds: loaded.members.map(({ key }) => key),
      invitedIds: invited.organizations.map(({ key }) => key),
      ...noticeFacts(calendar, day, shanghaiDay(occurredAt), input.overrideReason),
    },
    title: regularTitle(day),
    guestIds: withOwing([], loaded.owing),
    starts: { holding: input.meetsAt },
  };
}

/** The topics that a special meeting is called for, and whoever owes a report at it. */
interface Occasion {
  readonly found: FoundTopics;
  readonly owing: Owing;
}

export async function loadOccasion(loading: LoadingOpening<ConferenceMeeting, 'callSpecial'>): Promise<Occasion> {
  return { found: await readTopics(loading, loading.input.topicIds), owing: await loadOwingThen(loading) };
}

/** J14, J15: a special meeting is called for topics that the convener has approved, with those whom they concern. */
export function callSpecialMeeting(
  opening: Opening<ConferenceMeeting, 'callSpecial', Occasion>,
): Opened<ConferenceMeeting> {
  const { input, organizations, occurredAt, today, loaded } = opening;
  const participants = namedOrganizations(organizations, input.participantCodes, 'participantCodes', today);
  const named = checkTopics(input.topicIds, loaded.found, { key: null, kind: 'SPECIAL' });
  const refusals = [
    ...checkOffice(opening),
    ...checkTime(input.meetsAt, input.endsAt, occurredAt),
    ...refusalsOf(participants, named),
  ];
  if (refusals.length > 0 || isRefused(participants) || isRefused(named)) return refusals;
  const { topics } = named;
  return {
    set: {
      ...plannedFacts(opening),
      ...factsGiven(conferenceMeetingFacts, 'callSpecial', input),
      kind: 'SPECIAL',
      participantIds: participants.organizations.map(({ key }) => key),
    },
    title: `综合行政执法联席会议专题会议（${topics[0]?.title ?? ''}）`,
    guestIds: withOwing([], loaded.owing),
    starts: { holding: input.meetsAt },
    also: (context) => scheduleTopics(context, topics),
  };
}

export function regularTitle(day: Temporal.PlainDate): string {
  return `${halfYearOf(day).label}综合行政执法联席会议例行会议`;
}

/** When the notice was due, and why it came later if it did. */
export function noticeFacts(
  calendar: WorkingCalendar,
  day: Temporal.PlainDate,
  notifiedOn: Temporal.PlainDate,
  reason: string | null | undefined,
): Pick<ConferenceMeetingFacts, 'noticeDueOn' | 'overrideReason'> {
  return {
    noticeDueOn: noticeDue(calendar, day).toString(),
    overrideReason: isTooNear(calendar, day, notifiedOn) ? (reason ?? null) : null,
  };
}

/** Who runs the meeting; who is invited and who came, nobody so far. */
function plannedFacts({ organizations, today }: Circumstances) {
  const { office, convener } = conferenceBodies(organizations, today);
  return { officeId: office.key, convenerId: convener.key, invitedIds: [], attendedIds: [], representatives: [] };
}
