import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { complaintHandling, type HandlingStatus } from '../../categories/complaint-handling/index.js';
import { RefusedTogether, type ProceedingRow, type StepContext } from '../../core/proceedings/index.js';
import { appendPublication, preparePublication } from '../../core/records/index.js';
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
};

const longestTitle = 200;

/**
 * S7: acceptance and handling of a complaint are shared with all members the moment they happen, without the complainant, in the
 * step's own transaction: what may not be shared is not done either.
 * @throws RefusedTogether
 */
export async function shareStep({
  hub,
  viewer,
  now,
  session,
  row,
  eventId,
}: StepContext<ComplaintFacts>): Promise<void> {
  const status = statuses[row.state as ComplaintState];
  if (status === null) return;
  const publication = {
    sharing: { title: titleOf(row), formedAt: now, scope: 'ALL_MEMBERS' as const },
    fields: { receivedOn: receivedOn(row), handlingStatus: status, summary: summaryOf(row) },
  };
  const prepared = preparePublication(hub, viewer, complaintHandling, publication, now);
  if (!('record' in prepared)) throw new RefusedTogether(prepared);
  // The key of the step's own request is taken: a repetition of it never comes here.
  const request = {
    mutation: 'publishComplaintHandling',
    idempotencyKey: `complaint:${eventId}`,
    hash: createHash('sha256').update(eventId).digest(),
    signature: null,
  };
  await appendPublication(hub, viewer, request, prepared.record, prepared.details, session);
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
