import { complaintHandling, type HandlingStatus } from '../../categories/complaint-handling/index.js';
import type { StepContext } from '../../core/proceedings/index.js';
import { preparePublication, publishWithin, reviseWithin } from '../../core/records/index.js';
import { RefusedTogether } from '../../core/requests/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { complaint, type ComplaintState, type ComplaintStep } from './complaint.procedure.js';
import { receiptOf, readersOf, toldOf, type ToldStep } from './told.js';

/** What is told when a complaint comes to a state; where it is null the state is between the parties. */
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

/** Whether a step leads to where others than the parties are told of it. */
export function isTold(step: ComplaintStep): boolean {
  const { to } = complaint.table.steps[step];
  return to !== undefined && statuses[to] !== null;
}

/** What is told of a state; of one that is between the parties what was told last, if something was. */
export function toldState(state: string, last: HandlingStatus | null = null): Omit<ToldStep, 'at'> {
  const { states } = complaint.table;
  const status = statuses[state as ComplaintState];
  if (status !== null) return { handlingStatus: status, label: states[state as ComplaintState] };
  if (last === null) throw new Error(`nobody but the parties is told of ${state}`);
  const [before] = Object.entries(statuses).find(([, each]) => each === last) ?? [];
  return { handlingStatus: last, label: states[before as ComplaintState] };
}

/**
 * S7: how a complaint is handled is shared the moment something is done, in the step's own transaction: what may not be shared is not done
 * either. One record tells of a complaint. Its publisher is whoever shared it first; every later step revises it, whoever takes it.
 * @throws RefusedTogether
 */
export async function shareStep(context: StepContext<ComplaintFacts>): Promise<void> {
  const { hub, viewer, now, row, occurredAt } = context;
  const { recordId: key } = row;
  if (key === null) throw new Error('a step that others are told of has a record');
  const told = toldState(row.state);
  const { title, fields } = toldOf(row, { ...told, at: occurredAt }, hub);
  const audience = readersOf(row, hub.organizations);
  const revised = { title, fields, audience, reason: told.label };
  if (await reviseWithin(context, complaintHandling, key, () => revised)) return;
  // Formed when it was received: what is registered on a later day is late (S10).
  const sharing = { title, formedAt: receiptOf(row), scope: 'ALL_MEMBERS', externalRef: row.number } as const;
  const prepared = preparePublication(hub, viewer, complaintHandling, { sharing, fields, key }, now);
  if (!('record' in prepared)) throw new RefusedTogether(prepared);
  await publishWithin(context, { ...prepared, record: { ...prepared.record, audience } });
}
