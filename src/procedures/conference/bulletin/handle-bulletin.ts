import { createHash } from 'node:crypto';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { activityReport } from '../../../categories/activity-report/index.js';
import type { RequestContext } from '../../../core/hub.js';
import {
  factsGiven,
  openProceeding,
  RefusedTogether,
  takeStep,
  type ProceedingPayload,
  type StepTaken,
} from '../../../core/proceedings/index.js';
import { appendPublication, preparePublication, type PreparedRecord } from '../../../core/records/index.js';
import { checkOffice } from '../membership/membership.js';
import { checkConferenceTitle } from '../title.rules.js';
import { bulletinFacts, type Asked, type BulletinFacts } from './bulletin.facts.js';
import { bulletin } from './bulletin.procedure.js';
import { bulletinText, bulletinTitle } from './bulletin-text.js';
import { periodFigures } from './period-figures.sql.js';

type Answer = Promise<ProceedingPayload<BulletinFacts>>;

const named = ({ bulletinId }: Asked<'publish'>) => ({ path: 'bulletinId', id: bulletinId });

/** J5: the office drafts a bulletin; its first text is made of what was shared in the period. */
export function draftBulletin(context: RequestContext, input: Asked<'draft'>): Answer {
  const { periodFrom: from, periodTo: to } = input;
  return openProceeding(context, bulletin, 'draft', input, async (deciding) => {
    const today = shanghaiDay(deciding.now).toString();
    const refusals = [...checkOffice(deciding), ...checkPeriod(from, to, today)];
    if (refusals.length > 0) return refusals;
    const figures = await periodFigures(deciding.session, { from, to });
    return {
      set: {
        officeId: deciding.viewer.organization.key,
        ...factsGiven(bulletinFacts, 'draft', input),
        content: bulletinText(deciding.hub, { from, to }, figures),
      },
      title: bulletinTitle({ from, to }),
    };
  });
}

function checkPeriod(from: string, to: string, today: string): Refusal[] {
  return [
    ...(from > to ? [refusal('periodTo', 'INVALID', '截止日不能早于起始日')] : []),
    ...(from > today ? [refusal('periodFrom', 'INVALID', '起始日不能晚于今日')] : []),
  ];
}

/** J5: the office edits it. */
export function reviseBulletin(context: RequestContext, input: Asked<'revise'>): Answer {
  return takeStep(context, bulletin, 'revise', named(input), input, ({ row }) => {
    const title = input.title ?? row.title;
    const refusals = checkConferenceTitle('title', title);
    if (refusals.length > 0) return refusals;
    return {
      set: { content: input.content, issueNumber: input.issueNumber ?? row.issueNumber },
      title: title.trim(),
    };
  });
}

/** J5, S6: it is shared with all members as dynamic information, in the transaction in which it is published. */
export function publishBulletin(context: RequestContext, input: Asked<'publish'>): Answer {
  return takeStep(context, bulletin, 'publish', named(input), input, ({ hub, viewer, now, row }) => {
    const prepared = preparePublication(
      hub,
      viewer,
      activityReport,
      {
        sharing: { title: row.title, formedAt: now, scope: 'ALL_MEMBERS', externalRef: row.number },
        fields: { kind: 'WORK_BULLETIN', summary: row.content, occurredOn: shanghaiDay(now).toString() },
      },
      now,
    );
    if (!('record' in prepared)) return prepared;
    return {
      set: { publishedAt: shanghaiText(now), recordId: prepared.record.id },
      also: (taken) => share(taken, prepared),
    };
  });
}

async function share(
  { hub, viewer, session, eventId }: StepTaken<BulletinFacts>,
  { record, details }: PreparedRecord,
): Promise<void> {
  const request = {
    mutation: 'publishActivityReport',
    idempotencyKey: `linked:${eventId}:${record.id}`,
    hash: createHash('sha256').update(`${eventId} ${record.id}`).digest(),
    signature: null,
  };
  const { userErrors } = await appendPublication(hub, viewer, request, record, details, session);
  if (userErrors.length > 0) throw new RefusedTogether(userErrors);
}

/** It is not published after all. */
export function discardBulletin(context: RequestContext, input: Asked<'discard'>): Answer {
  return takeStep(context, bulletin, 'discard', named(input), input);
}
