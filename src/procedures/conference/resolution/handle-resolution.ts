import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { namedOrganization } from '../../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  takeStep,
  visibleProceeding,
  type Deciding,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { checkOffice } from '../membership/membership.js';
import type { ConferenceMeetingFacts } from '../meeting/conference-meeting.facts.js';
import { askedToCome } from '../meeting/conference-meeting.js';
import { conferenceMeeting } from '../meeting/conference-meeting.procedure.js';
import { checkConferenceTitle } from '../title.rules.js';
import { insertReport } from './resolution-report.sql.js';
import { resolutionFacts, type Asked, type ResolutionFacts } from './resolution.facts.js';
import { resolution } from './resolution.procedure.js';
import { checkAdopting, checkDue, checkReporting } from './resolution.rules.js';

type Answer = Promise<ProceedingPayload<ResolutionFacts>>;
type MeetingRow = ProceedingRow<ConferenceMeetingFacts>;

const named = ({ resolutionId }: { readonly resolutionId: string }) => ({ path: 'resolutionId', id: resolutionId });

/** J18: what a meeting has resolved, who carries it out, and until when. */
export function adoptResolution(context: RequestContext, input: Asked<'adopt'>): Answer {
  return openProceeding(context, resolution, 'adopt', input, async (deciding) => {
    const today = shanghaiDay(deciding.now).toString();
    const meeting = await namedMeeting(deciding, input.meetingId);
    const units = (input.responsibleCodes ?? []).map((code, index) =>
      namedOrganization(deciding.hub.organizations, code, ['responsibleCodes', String(index)], today),
    );
    const refusals = [
      ...checkOffice(deciding),
      ...checkConferenceTitle('title', input.title),
      ...checkDue('dueOn', input.dueOn, today),
      ...(isRefused(meeting) ? meeting : checkAdopting('meetingId', meeting)),
      ...units.flatMap((unit) => (isRefused(unit) ? unit : [])),
    ];
    if (refusals.length > 0 || isRefused(meeting)) return refusals;
    return {
      set: {
        officeId: deciding.viewer.organization.key,
        meetingId: meeting.key,
        adoptedAt: meeting.meetsAt,
        responsibleIds: [...new Set(units.flatMap((unit) => (isRefused(unit) ? [] : unit.key)))],
        ...factsGiven(resolutionFacts, 'adopt', input),
      },
      title: input.title.trim(),
      aboutId: meeting.key,
      guestIds: [meeting.convenerId, ...askedToCome(meeting)],
      dueAt: { completion: endOfDay(Temporal.PlainDate.from(input.dueOn)) },
    };
  });
}

async function namedMeeting(deciding: Deciding, id: string): Promise<MeetingRow | readonly Refusal[]> {
  const found = await visibleProceeding(deciding, 'meetingId', id);
  if (isRefused(found) || found.procedure === conferenceMeeting.name) return found as MeetingRow | readonly Refusal[];
  return [refusal('meetingId', 'NOT_FOUND', '没有此会议')];
}

/** J18: how far it has come; the history keeps what was told before. */
export function reportProgress(context: RequestContext, input: Asked<'progress'>): Answer {
  return takeStep(context, resolution, 'progress', named(input), input, ({ now }) => ({
    set: { ...factsGiven(resolutionFacts, 'progress', input), progressAt: shanghaiText(now) },
    note: input.progress,
  }));
}

/** J8: the office urges, says where the difficulty lies and what it proposes. */
export function urgeResolution(context: RequestContext, input: Asked<'urge'>): Answer {
  return takeStep(context, resolution, 'urge', named(input), input, ({ now }) => ({
    set: { urgedAt: shanghaiText(now), ...factsGiven(resolutionFacts, 'urge', input) },
    note: input.opinion,
  }));
}

/** J18: it is carried out; its report at the next meeting is still to come. */
export function completeResolution(context: RequestContext, input: Asked<'complete'>): Answer {
  return takeStep(context, resolution, 'complete', named(input), input, ({ now }) => ({
    set: { ...factsGiven(resolutionFacts, 'complete', input), completedAt: shanghaiText(now) },
    note: input.result,
  }));
}

/** J19: how it was handled is told at the next meeting; whatever is not finished comes before the one after that as well. */
export function reportResolution(context: RequestContext, input: Asked<'reportBack'>): Answer {
  const step = input.completed ? 'reportDone' : 'reportBack';
  return takeStep(context, resolution, step, named(input), input, async (deciding) => {
    const { row, now, viewer } = deciding;
    const meeting = await namedMeeting(deciding, input.meetingId);
    const refusals = isRefused(meeting) ? meeting : checkReporting('meetingId', meeting, row.adoptedAt);
    if (refusals.length > 0 || isRefused(meeting)) return refusals;
    const at = shanghaiText(now);
    const finished = input.completed && row.result === null ? { result: input.report, completedAt: at } : {};
    return {
      set: { progress: input.report, progressAt: at, ...finished },
      note: input.report,
      guestIds: [...new Set([...row.guestIds, ...askedToCome(meeting)])],
      also: (taken) =>
        insertReport(taken.session, taken.row, {
          meetingId: meeting.key,
          organizationId: viewer.organization.key,
          reportedAt: at,
          completed: input.completed,
          report: input.report,
        }),
    };
  });
}
