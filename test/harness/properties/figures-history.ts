import { judgeStandingRecords } from '../../../src/core/records/index.js';
import type { Choices } from './choices.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey, penaltyInput, publishPenalty, sharing } from '../builders/inputs.js';
import { mutate } from '../clients/publish.js';

/** The organizations of a history, each of them publisher and viewer. */
export const offices = ['scjg', 'nync', '141025100'] as const;
type Office = (typeof offices)[number];

interface Known {
  readonly id: string;
  readonly publisher: Office;
  revision: number;
  state: 'PENDING' | 'SHARED' | 'WITHDRAWN';
}

const days = ['2025-12-31', '2026-01-01', '2026-01-15', '2026-02-28', '2026-03-31', '2026-04-01', '2026-10-12'];
const kinds = [['WARNING'], ['FINE'], ['WARNING', 'FINE'], ['CONFISCATION', 'FINE'], ['LICENCE_REVOCATION']];
const parties = [{ partyKind: 'LEGAL_PERSON' }, { partyKind: 'SOLE_TRADER' }];

/** The county decides since when the hub was in service, up to ninety days back, and what stands is judged anew. */
export async function goIntoService(hub: TestHub, choices: Choices): Promise<void> {
  const day = new Date(Date.now() - choices.below(90) * 86_400_000).toISOString().slice(0, 10);
  const value = Number(day.replaceAll('-', ''));
  await hub.owner.query(`UPDATE policy SET value = $1 WHERE name = 'in-service-from'`, [value]);
  await hub.running.hub.policies.reload();
  await judgeStandingRecords(hub.running.hub);
}

/** Everything that changes a figure, at random: publishing early and late, registering, revising, executing, reviewing, withdrawing, granting. */
export async function makeFiguresHistory(hub: TestHub, choices: Choices, steps: number): Promise<void> {
  const records: Known[] = [];
  const acts = [revise, execute, review, withdraw, grant];
  for (let step = 0; step < steps; step += 1) {
    const shared = records.filter(({ state }) => state === 'SHARED');
    const pending = records.filter(({ state }) => state === 'PENDING');
    if (shared.length === 0 || choices.chance(45)) await publish(hub, choices, records);
    else if (pending.length > 0 && choices.chance(50)) await complete(hub, choices, choices.pick(pending));
    else if (choices.chance(20)) await register(hub, choices, records);
    else await choices.pick(acts)(hub, choices, choices.pick(shared));
  }
}

function decision(choices: Choices): object {
  const penaltyKinds = choices.pick(kinds);
  return {
    decidedOn: choices.pick(days),
    penaltyKinds,
    ...choices.pick(parties),
    itemCode: choices.pick([null, '330231-01', '330231-02']),
    fineAmount: penaltyKinds.includes('FINE') ? `${choices.below(1000)}.${10 + choices.below(90)}` : null,
    confiscatedAmount: penaltyKinds.includes('CONFISCATION') ? `${choices.below(100)}.05` : null,
  };
}

function scope(choices: Choices, publisher: Office): object {
  const others = offices.filter((office) => office !== publisher && choices.chance(50));
  return choices.chance(50) || others.length === 0
    ? { scope: 'ALL_MEMBERS' }
    : { scope: 'NAMED_ORGANIZATIONS', organizationCodes: others };
}

async function publish(hub: TestHub, choices: Choices, records: Known[]): Promise<void> {
  const publisher = choices.pick(offices);
  const late = choices.chance(30) ? choices.below(90) * 86_400_000 : 0;
  const formed = new Date(Date.now() - 60_000 - late).toISOString();
  const given = { sharing: { ...sharing('随机处罚决定', formed), ...scope(choices, publisher) }, ...decision(choices) };
  const { record, userErrors } = await mutate(hub, publisher, publishPenalty, penaltyInput(given));
  if (!record) throw new Error(JSON.stringify(userErrors));
  records.push({ id: record.id, publisher, revision: 1, state: 'SHARED' });
}

async function register(hub: TestHub, choices: Choices, records: Known[]): Promise<void> {
  const publisher = choices.pick(offices);
  const { record } = await change(hub, publisher, 'registerPendingRecord', 'RegisterPendingRecordInput', {
    category: 'PENALTY_DECISION',
    title: '待共享的处罚决定',
    formedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  records.push({ id: record?.id ?? '', publisher, revision: 1, state: 'PENDING' });
}

async function complete(hub: TestHub, choices: Choices, record: Known): Promise<void> {
  const given = { sharing: { pendingRecordId: record.id }, ...decision(choices) };
  const { userErrors } = await mutate(hub, record.publisher, publishPenalty, penaltyInput(given));
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  Object.assign(record, { revision: 2, state: 'SHARED' });
}

async function revise(hub: TestHub, choices: Choices, record: Known): Promise<void> {
  await change(hub, record.publisher, 'revisePenaltyDecision', 'RevisePenaltyDecisionInput', {
    recordId: record.id,
    expectedRevision: record.revision,
    reason: '更正',
    ...decision(choices),
    ...(choices.chance(50) ? { sharing: scope(choices, record.publisher) } : {}),
  });
  record.revision += 1;
}

async function execute(hub: TestHub, choices: Choices, record: Known): Promise<void> {
  const executionStatus = choices.pick(['EXECUTED', 'PARTIAL', 'NOT_YET']);
  await change(hub, record.publisher, 'updatePenaltyExecution', 'UpdatePenaltyExecutionInput', {
    recordId: record.id,
    executionStatus,
    executedOn: executionStatus === 'EXECUTED' ? '2026-11-01' : null,
    reason: '据实更正',
  });
  record.revision += 1;
}

async function review(hub: TestHub, choices: Choices, record: Known): Promise<void> {
  const outcome = choices.pick(['UPHELD', 'CHANGED', 'PARTLY_SET_ASIDE', 'SET_ASIDE', 'FOUND_UNLAWFUL', 'FOUND_VOID']);
  const isChanging = outcome === 'CHANGED' || outcome === 'PARTLY_SET_ASIDE';
  await change(hub, record.publisher, 'recordDecisionReview', 'RecordDecisionReviewInput', {
    recordId: record.id,
    reviewer: choices.pick(['RECONSIDERATION', 'COURT']),
    outcome,
    // A number that comes twice is a correction of what was recorded.
    documentNumber: `古政复决字〔2026〕${1 + choices.below(3)}号`,
    decidedOn: `2026-11-0${1 + choices.below(5)}`,
    summary: '审查结论',
    fineAmount: isChanging && choices.chance(70) ? `${choices.below(500)}.5` : null,
    confiscatedAmount: isChanging && choices.chance(30) ? `${choices.below(50)}` : null,
  });
  record.revision += 1;
}

async function withdraw(hub: TestHub, _choices: Choices, record: Known): Promise<void> {
  await change(hub, record.publisher, 'withdrawRecord', 'WithdrawRecordInput', {
    recordId: record.id,
    reason: '信息有误',
  });
  Object.assign(record, { revision: record.revision + 1, state: 'WITHDRAWN' });
}

async function grant(hub: TestHub, choices: Choices, record: Known): Promise<void> {
  const name = choices.pick(['grant', 'revoke']);
  const mutation = `mutation ($input: ${name === 'grant' ? 'Grant' : 'Revoke'}VisibilityInput!) {
    ${name}Visibility(input: $input) { userErrors { code } } }`;
  const input = { recordId: record.id, organizationCode: choices.pick(offices), basis: '县政府常务会议决定' };
  await mutate(hub, record.publisher, mutation, input);
}

async function change(hub: TestHub, publisher: Office, name: string, type: string, input: object) {
  const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) {
    record { id } userErrors { path code message } } }`;
  const payload = await mutate(hub, publisher, mutation, { idempotencyKey: freshKey(), ...input });
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}
