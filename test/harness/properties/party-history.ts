import { checkCreditCode } from '../../../src/kernel/codes/credit-code.js';
import { complaintInput } from '../builders/complaint.js';
import { freshKey, penaltyInput, publishPenalty, sharing } from '../builders/inputs.js';
import { citizenNumber } from '../builders/personal.js';
import { transferInput } from '../builders/transfer.js';
import { mutate } from '../clients/publish.js';
import { askStep } from '../clients/proceeding.js';
import type { TestHub } from '../hub/hub.js';
import type { Choices } from './choices.js';

/** Who publishes, handles cases and looks. */
export const lookers = ['zrzy', 'scjg', 'nync', '141025100', 'xspj'] as const;
type Looker = (typeof lookers)[number];

const creditCode = (body: string): string =>
  Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY', (check) => body + check).find(
    (code) => checkCreditCode(code) === null,
  ) ?? '';

export const codes = [creditCode('91141025MA0GTYRP6'), creditCode('92141025MA0GTYRP7')];
/** The first two are one name, written in two ways; the last is that of a person too. */
export const names = ['古县聚鑫（石料）厂', '古县聚鑫(石料) 厂', '古县某建材有限公司', '李小满'];
export const numbers = [citizenNumber(701), citizenNumber(702)];

interface Decision {
  readonly id: string;
  readonly publisher: Looker;
  revision: number;
  withdrawn: boolean;
}

interface Case {
  readonly id: string;
  readonly parties: readonly Looker[];
}

interface Lived {
  readonly decisions: Decision[];
  readonly cases: Case[];
}

/** Publishes decisions, sends and registers cases, puts parties right, reviews and withdraws, at random. */
export async function liveWithParties(hub: TestHub, choices: Choices, steps: number): Promise<void> {
  const lived: Lived = { decisions: [], cases: [] };
  for (let step = 0; step < steps; step += 1) {
    const standing = lived.decisions.filter(({ withdrawn }) => !withdrawn);
    const act = choices.below(10);
    if (act < 4 || standing.length === 0) await publish(hub, choices, lived);
    else if (act < 7) await openCase(hub, choices, lived);
    else await change(hub, choices, choices.pick(standing));
  }
}

/** An enterprise, with or without its code, or a person. */
function someParty(choices: Choices) {
  if (choices.chance(25)) {
    return { partyName: '李小满', partyKind: 'NATURAL_PERSON', partyCode: choices.pick([...numbers, null]) };
  }
  const partyKind = choices.pick(['LEGAL_PERSON', 'SOLE_TRADER']);
  return { partyName: choices.pick(names), partyKind, partyCode: choices.pick([...codes, null]) };
}

function amounts(choices: Choices) {
  const fineAmount = `${choices.below(5000)}.${choices.below(10)}`;
  return choices.chance(50)
    ? { penaltyKinds: ['FINE'], fineAmount }
    : { penaltyKinds: ['FINE', 'CONFISCATION'], fineAmount, confiscatedAmount: `${choices.below(900)}.05` };
}

async function publish(hub: TestHub, choices: Choices, { decisions, cases }: Lived): Promise<void> {
  const publisher = choices.pick(lookers);
  const own = cases.filter(({ parties }) => parties.includes(publisher));
  const named = lookers.filter(() => choices.chance(40));
  const scope = choices.chance(50)
    ? { scope: 'ALL_MEMBERS' }
    : { scope: 'NAMED_ORGANIZATIONS', organizationCodes: [publisher, ...named.filter((each) => each !== publisher)] };
  const formedAt = new Date(Date.now() - 1000 * (1 + choices.below(60))).toISOString();
  const input = penaltyInput({
    sharing: { ...sharing('某行为处罚决定', formedAt), ...scope },
    decisionNumber: `古执罚〔2026〕${decisions.length + 1}号`,
    ...someParty(choices),
    ...amounts(choices),
    caseId: own.length > 0 && choices.chance(40) ? choices.pick(own).id : null,
  });
  const { record, userErrors } = await mutate(hub, publisher, publishPenalty, input);
  if (!record) throw new Error(JSON.stringify(userErrors));
  decisions.push({ id: record.id, publisher, revision: 1, withdrawn: false });
}

async function openCase(hub: TestHub, choices: Choices, { cases }: Lived): Promise<void> {
  const partyName = choices.pick([...names, null]);
  const [mutation, field, who, parties, input] = choices.pick<[string, string, Looker, readonly Looker[], object]>([
    ['sendCaseTransfer', 'caseTransfer', '141025100', ['141025100', 'zrzy'], transferInput({ partyName })],
    ['registerComplaint', 'complaint', 'scjg', ['scjg'], complaintInput({ partyName })],
    [
      'flagSuspectedCrime',
      'criminalReferral',
      'zrzy',
      [],
      {
        ...{ idempotencyKey: freshKey(), suspectedCrime: '非法采矿罪', grounds: '采砂价值超过十万元。', partyName },
        partyCode: choices.pick([...codes, null]),
      },
    ],
  ]);
  const { proceeding, userErrors } = await askStep(hub, who, { field }, { mutation }, input);
  if (!proceeding) throw new Error(JSON.stringify(userErrors));
  if (parties.length > 0) cases.push({ id: proceeding.id, parties });
  if (parties.length === 0 || !choices.chance(30)) return;
  const type = field.charAt(0).toUpperCase() + field.slice(1);
  const correction = { idempotencyKey: freshKey(), [`${field}Id`]: proceeding.id, reason: '笔误' };
  const after = { ...correction, partyName: choices.pick(names) };
  await askStep(hub, who, { field }, { mutation: `correct${type}` }, after);
}

async function change(hub: TestHub, choices: Choices, decision: Decision): Promise<void> {
  const { id: recordId, publisher, revision } = decision;
  const ask = async (mutation: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { record { revision } userErrors { path code message } } }`;
    const { record } = await mutate(hub, publisher, document, { idempotencyKey: freshKey(), recordId, ...input });
    if (record) decision.revision = record.revision;
    return record !== null;
  };
  const act = choices.below(10);
  if (act === 9) await ask('recordExecutionEvent', { kind: 'PAYMENT', occurredOn: '2026-11-03', amount: '9.99' });
  else if (act < 2) decision.withdrawn = await ask('withdrawRecord', { reason: '信息有误' });
  else if (act < 6) {
    const expectedRevision = revision;
    await ask('revisePenaltyDecision', { expectedRevision, reason: '更正当事人', ...someParty(choices) });
  } else {
    const outcome = choices.pick(['UPHELD', 'CHANGED', 'SET_ASIDE', 'FOUND_VOID', 'FOUND_UNLAWFUL']);
    const review = { reviewer: 'COURT', documentNumber: `${revision}号`, decidedOn: '2026-11-02', summary: '审查结论' };
    const fineAmount = outcome === 'CHANGED' ? '12.34' : null;
    await ask('recordDecisionReview', { ...review, outcome, fineAmount });
  }
}
