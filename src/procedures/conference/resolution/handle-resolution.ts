import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { namedOrganization } from '../../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  refusalsOf,
  unlessRefused,
  visibleProceeding,
  type Deciding,
  type Made,
  type Opened,
  type Opening,
  type ProceedingRow,
  type StepScope,
} from '../../../core/proceedings/index.js';
import { checkOffice } from '../membership/membership.js';
import type { ConferenceMeetingFacts } from '../meeting/conference-meeting.facts.js';
import { askedToCome } from '../meeting/conference-meeting.js';
import { conferenceMeeting } from '../meeting/conference-meeting.procedure.js';
import { checkConferenceTitle } from '../title.rules.js';
import { insertReport } from './resolution-report.sql.js';
import { resolutionFacts, type Resolution } from './resolution.facts.js';
import {
  checkAdopting,
  checkCompletion,
  checkDue,
  checkReporting,
  endsWhole,
  hasCompleted,
  isLastToComplete,
} from './resolution.rules.js';

type Meeting = ProceedingRow<ConferenceMeetingFacts> | readonly Refusal[];

/** Reads the meeting that a request names. */
export async function loadMeeting(
  loading: StepScope & { readonly input: { readonly meetingId: string } },
): Promise<Meeting> {
  const found = await visibleProceeding(loading, 'meetingId', loading.input.meetingId);
  if (isRefused(found) || found.procedure === conferenceMeeting.name) return found as Meeting;
  return [refusal('meetingId', 'NOT_FOUND', '没有此会议')];
}

/** J18: what a meeting has resolved, who carries it out, and until when. */
export function adoptResolution(opening: Opening<Resolution, 'adopt', Meeting>): Opened<Resolution> {
  const { input, viewer, organizations, occurredOn, today, loaded: meeting } = opening;
  const units = (input.responsibleCodes ?? []).map((code, index) =>
    namedOrganization(organizations, code, ['responsibleCodes', String(index)], today),
  );
  const refusals = [
    ...checkOffice(opening),
    ...checkConferenceTitle('title', input.title),
    ...checkDue('dueOn', input.dueOn, occurredOn),
    ...(isRefused(meeting) ? meeting : checkAdopting('meetingId', meeting)),
    ...refusalsOf(...units),
  ];
  if (refusals.length > 0 || isRefused(meeting)) return refusals;
  return {
    set: {
      officeId: viewer.organization.key,
      convenerId: meeting.convenerId,
      meetingId: meeting.key,
      adoptedAt: meeting.meetsAt,
      responsibleIds: [...new Set(units.flatMap((unit) => (isRefused(unit) ? [] : unit.key)))],
      completedIds: [],
      ...factsGiven(resolutionFacts, 'adopt', input),
    },
    title: input.title.trim(),
    aboutId: meeting.key,
    guestIds: [meeting.convenerId, ...askedToCome(meeting)],
    dueAt: { completion: endOfDay(Temporal.PlainDate.from(input.dueOn)) },
  };
}

/** J18: how far it has come; the history keeps what was told before. */
export const reportProgress = ({ input, occurredAt }: Deciding<Resolution, 'progress'>): Made<Resolution> => ({
  set: { ...factsGiven(resolutionFacts, 'progress', input), progressAt: shanghaiText(occurredAt) },
  note: input.progress,
});

/** J8: the office urges, says where the difficulty lies and what it proposes. */
export const urgeResolution = ({ input, occurredAt }: Deciding<Resolution, 'urge'>): Made<Resolution> => ({
  set: { urgedAt: shanghaiText(occurredAt), ...factsGiven(resolutionFacts, 'urge', input) },
  note: input.opinion,
});

/** J18: a unit has carried out its part; once all have, the report at the next meeting is still to come. */
export function completeResolution({
  input,
  row,
  viewer,
  occurredAt,
}: Deciding<Resolution, 'complete'>): Made<Resolution> {
  const { key } = viewer.organization;
  return unlessRefused(checkCompletion('resolutionId', row, key), () => ({
    set: {
      completedIds: [...row.completedIds, key],
      ...(isLastToComplete(row, key) ? { result: input.result, completedAt: shanghaiText(occurredAt) } : {}),
    },
    note: input.result,
  }));
}

/** Which of the steps of that request is taken. */
export const completionStep = ({ row, viewer }: Pick<Deciding<Resolution, 'complete'>, 'row' | 'viewer'>): string =>
  isLastToComplete(row, viewer.organization.key) ? 'completeLast' : 'complete';

/** J18: all of it is done, say the unit in charge or the office; the clocks of units that have not told are at an end. */
export function concludeResolution({
  input,
  row,
  viewer,
  occurredAt,
}: Deciding<Resolution, 'conclude'>): Made<Resolution> {
  const { key } = viewer.organization;
  const isUnit = row.responsibleIds.includes(key);
  return {
    set: {
      ...factsGiven(resolutionFacts, 'conclude', input),
      completedAt: shanghaiText(occurredAt),
      ...(isUnit ? { completedIds: [...new Set([...row.completedIds, key])] } : {}),
    },
    note: input.result,
    ...(isUnit ? {} : { metAt: { completion: null } }),
  };
}

/** Which of the steps of a report is taken. */
export function reportStep({
  input,
  row,
  viewer,
}: Pick<Deciding<Resolution, 'reportBack'>, 'input' | 'row' | 'viewer'>): string {
  if (!input.completed) return 'reportBack';
  return endsWhole(row, viewer.organization.key) ? 'reportDone' : 'reportOwnDone';
}

/** J19: how it was handled is told at the next meeting; whatever is not finished comes before the one after that as well. */
export function reportResolution(deciding: Deciding<Resolution, 'reportBack', Meeting>): Made<Resolution> {
  const { input, row, occurredAt, viewer, loaded: meeting } = deciding;
  const refusals = isRefused(meeting) ? meeting : checkReporting('meetingId', meeting, row.adoptedAt);
  if (refusals.length > 0 || isRefused(meeting)) return refusals;
  const { report, completed } = input;
  const { key } = viewer.organization;
  const reportedAt = shanghaiText(occurredAt);
  const isWhole = completed && endsWhole(row, key);
  return {
    set: {
      progress: report,
      progressAt: reportedAt,
      ...(isWhole && row.result === null ? { result: report, completedAt: reportedAt } : {}),
      ...(completed && !hasCompleted(row, key) ? { completedIds: [...row.completedIds, key] } : {}),
    },
    note: report,
    guestIds: [...new Set([...row.guestIds, ...askedToCome(meeting)])],
    also: (context) =>
      insertReport(context.session, context.row, {
        meetingId: meeting.key,
        organizationId: key,
        reportedAt,
        completed,
        report,
      }),
  };
}
