import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { activityReport } from '../../../categories/activity-report/index.js';
import {
  factsGiven,
  unlessRefused,
  type Deciding,
  type Loading,
  type LoadingOpening,
  type Made,
  type Opened,
  type Opening,
} from '../../../core/proceedings/index.js';
import { preparePublication, publishWithin, type PreparedRecord } from '../../../core/records/index.js';
import { checkOffice } from '../membership/membership.js';
import { checkConferenceTitle } from '../title.rules.js';
import { bulletinFacts, type Bulletin } from './bulletin.facts.js';
import { bulletinText, bulletinTitle } from './bulletin-text.js';
import { periodFigures } from './period-figures.sql.js';

/** Writes the first text of a bulletin from what was shared in its period. */
export async function loadText({ hub, session, input }: LoadingOpening<Bulletin, 'draft'>): Promise<string> {
  const period = { from: input.periodFrom, to: input.periodTo };
  return bulletinText(hub, period, await periodFigures(session, period));
}

/** J5: the office drafts a bulletin. */
export function draftBulletin(opening: Opening<Bulletin, 'draft', string>): Opened<Bulletin> {
  const { input, viewer, today, loaded: content } = opening;
  const { periodFrom: from, periodTo: to } = input;
  return unlessRefused([...checkOffice(opening), ...checkPeriod(from, to, today)], () => ({
    set: { officeId: viewer.organization.key, ...factsGiven(bulletinFacts, 'draft', input), content },
    title: bulletinTitle({ from, to }),
  }));
}

function checkPeriod(from: string, to: string, today: string): Refusal[] {
  return [
    ...(from > to ? [refusal('periodTo', 'INVALID', '截止日不能早于起始日')] : []),
    ...(from > today ? [refusal('periodFrom', 'INVALID', '起始日不能晚于今日')] : []),
  ];
}

/** J5: the office edits it. */
export function reviseBulletin({ input, row }: Deciding<Bulletin, 'revise'>): Made<Bulletin> {
  const title = input.title ?? row.title;
  return unlessRefused(checkConferenceTitle('title', title), () => ({
    set: { content: input.content, issueNumber: input.issueNumber ?? row.issueNumber },
    title: title.trim(),
  }));
}

type Prepared = PreparedRecord | readonly Refusal[];

/** S6: what is published is prepared as dynamic information for all members. */
export async function loadRecord({
  hub,
  viewer,
  now,
  occurredAt,
  occurredOn,
  row,
}: Loading<Bulletin, 'publish'>): Promise<Prepared> {
  const sharing = { title: row.title, formedAt: occurredAt, scope: 'ALL_MEMBERS', externalRef: row.number } as const;
  const period = { from: row.periodFrom, to: row.periodTo };
  const fields = { kind: 'WORK_BULLETIN', summary: row.content, occurredOn, period } as const;
  return preparePublication(hub, viewer, activityReport, { sharing, fields }, now);
}

/** J5, S6: it is shared with all members in the transaction in which it is published. */
export function publishBulletin({
  occurredAt,
  loaded: prepared,
}: Deciding<Bulletin, 'publish', Prepared>): Made<Bulletin> {
  if (!('record' in prepared)) return prepared;
  return {
    set: { publishedAt: shanghaiText(occurredAt), recordId: prepared.record.id },
    also: (context) => publishWithin(context, prepared),
  };
}
