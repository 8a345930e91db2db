import { appendDueChange } from '../../../src/core/records/index.js';
import { shanghaiText } from '../../../src/kernel/instant-text.js';
import { actingFor, bodiesToday, type County, type KnownRecord } from '../county/county.js';
import { importDecisions } from './import-decisions.js';
import { perform } from './perform.js';
import type { Input } from './write-input.js';

const categories = [
  'LegalAdjustment',
  'SupervisionInformation',
  'PenaltyDecision',
  'StatisticalData',
  'DiscretionStandard',
  'ActivityReport',
  'ComplaintHandling',
  'OtherInformation',
] as const;

/** What may be asked of records of every category. */
const changes = [
  'withdrawRecord',
  'grantVisibility',
  'revokeVisibility',
  'updatePenaltyExecution',
  'recordDecisionReview',
];

export const ofRecords: readonly string[] = [
  ...categories.flatMap((category) => [`publish${category}`, `revise${category}`]),
  ...['registerPendingRecord', 'extendSharing', 'importPenaltyDecisions'],
  ...changes,
];

/** Somebody publishes, or changes what was published. */
export async function share(county: County): Promise<void> {
  const { choices, records } = county;
  const standing = records.filter(({ status }) => status === 'SHARED').slice(-60);
  const now = shanghaiText(county.now());
  const pending = records.filter(({ status }) => status === 'PENDING').slice(-20);
  const awaited = pending.filter(({ dueAt }) => dueAt > now);
  if (awaited.length > 0 && choices.chance(30)) return changePending(county, choices.pick(awaited));
  if (pending.length > 0 && choices.chance(20)) return changePending(county, choices.pick(pending));
  if (standing.length > 0 && choices.chance(45)) return change(county, choices.pick(standing));
  if (choices.chance(4)) return importDecisions(county);
  const who = choices.pick(bodiesToday(county)).code;
  if (choices.chance(20)) return act(county, who, 'registerPendingRecord');
  return act(county, who, `publish${choices.chance(35) ? 'PenaltyDecision' : choices.pick(categories)}`);
}

async function act(county: County, who: string, mutation: string, given: Record<string, unknown> = {}): Promise<void> {
  await perform(county, { who, intent: 'lawful', mutation, given });
}

async function changePending(county: County, { id, type, publisher }: KnownRecord): Promise<void> {
  const { choices } = county;
  const who = actingFor(county, publisher);
  if (choices.chance(40)) return act(county, who, 'extendSharing', { recordId: id });
  return act(county, who, `publish${type}`, { sharing: { pendingRecordId: id } });
}

async function change(county: County, { id: recordId, type, publisher, revision, scope }: KnownRecord): Promise<void> {
  const { choices } = county;
  const who = actingFor(county, publisher);
  const ofDecision = type === 'PenaltyDecision' ? ['updatePenaltyExecution', 'recordDecisionReview'] : [];
  const ofScope = scope === 'NAMED_ORGANIZATIONS' ? ['grantVisibility', 'revokeVisibility'] : [];
  const mutation = choices.pick([`revise${type}`, 'withdrawRecord', ...ofScope, ...ofDecision]);
  return act(county, who, mutation, {
    recordId,
    ...(mutation.startsWith('revise') ? { expectedRevision: revision } : {}),
    ...(mutation === 'revokeVisibility' ? lastGrant(county, recordId) : {}),
  });
}

function lastGrant({ journal }: County, recordId: string): object {
  const grant = journal.acts.findLast(
    ({ mutation, input, outcome }) =>
      mutation === 'grantVisibility' && outcome === 'done' && (input as Input)['recordId'] === recordId,
  );
  return grant ? { organizationCode: (grant.input as Input)['organizationCode'] } : {};
}

/** What is awaited is told to be due: its jobs wait for the database's own clock, which does not travel. */
export async function tellAwaited(county: County): Promise<void> {
  for (const { id, status } of county.records) {
    if (status !== 'PENDING') continue;
    const recordId = id.replace(/^rec_/, '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    for (const kind of ['DUE_SOON', 'OVERDUE'] as const)
      await appendDueChange(county.hub.running.hub, { recordId, kind });
  }
}
