import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { complaintHandling, type HandlingStatus } from '../../categories/complaint-handling/index.js';
import type { ProceedingRow, StepContext } from '../../core/proceedings/index.js';
import { preparePublication, publishWithin } from '../../core/records/index.js';
import { RefusedTogether } from '../../core/requests/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { complaint, type ComplaintState } from './complaint.procedure.js';

/** What all members are told when a complaint comes to a state; between parties only where it is null. */
const statuses: Readonly<Record<ComplaintState, HandlingStatus | null>> = {
  REGISTERED: 'REGISTERED',
  ACCEPTED: 'ACCEPTED',
  VIOLATION_FOUND: 'VERIFIED',
  NO_VIOLATION: 'VERIFIED',
  NO_JURISDICTION: 'VERIFIED',
  FILED: 'FILED',
  INFORMED: 'TRANSFERRED',
  HANDED_OVER: 'TRANSFERRED',
  RECEIVED: null,
  RETURNED: null,
  REPLIED: 'REPLIED',
  CLOSED: 'CLOSED',
  NOT_PUNISHED: 'NOT_PUNISHED',
  NOT_ADMITTED: 'NOT_ADMITTED',
  WITHDRAWN: 'WITHDRAWN',
  MERGED: 'MERGED',
  REFERRED_OUT: 'TRANSFERRED',
};

const longestTitle = 200;

/**
 * S7: acceptance and handling of a complaint are shared with all members the moment they happen, without the complainant, in the
 * step's own transaction: what may not be shared is not done either.
 * @throws RefusedTogether
 */
export async function shareStep(context: StepContext<ComplaintFacts>): Promise<void> {
  const { hub, viewer, now, occurredAt, row } = context;
  const status = statuses[row.state as ComplaintState];
  if (status === null) return;
  const publication = {
    sharing: { title: titleOf(row), formedAt: occurredAt, scope: 'ALL_MEMBERS' as const },
    fields: { receivedOn: receivedOn(row), handlingStatus: status, summary: summaryOf(row) },
  };
  const prepared = preparePublication(hub, viewer, complaintHandling, publication, now);
  if (!('record' in prepared)) throw new RefusedTogether(prepared);
  await publishWithin(context, prepared);
}

function titleOf({ number, title, state }: ProceedingRow<ComplaintFacts>): string {
  const label = complaint.table.states[state as ComplaintState];
  const [before, after] = [`投诉举报 ${number} `, `（${label}）`];
  return `${before}${title.slice(0, longestTitle - before.length - after.length)}${after}`;
}

function receivedOn({ receivedAt }: ComplaintFacts): string {
  return shanghaiDay(Temporal.Instant.from(receivedAt)).toString();
}

function summaryOf({ summary, result }: ComplaintFacts): string {
  return result === null ? summary : `${summary}\n处理结果：${result}`;
}
