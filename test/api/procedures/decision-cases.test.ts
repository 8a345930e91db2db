import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCreditCode } from '../../../src/kernel/codes/credit-code.js';
import { askComplaint, complaintInput } from '../../harness/builders/complaint.js';
import { askReferral, goneThrough } from '../../harness/builders/criminal-referral.js';
import { freshKey, penaltyInput, sharing } from '../../harness/builders/inputs.js';
import { canonical, publisherKey, registerKey, signText } from '../../harness/builders/publisher-key.js';
import { citizenNumber, personInput } from '../../harness/builders/personal.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type StepAnswer } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';

const township = '141025100';
/** The n-th credit code that nobody has. */
function creditCode(n: number): string {
  const body = `91141025MA9YY${String(n).padStart(4, '0')}`;
  return (
    body + (Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find((each) => checkCreditCode(body + each) === null) ?? '')
  );
}
const anotherCompany = creditCode(1);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Published {
  readonly record: { readonly id: string; readonly revision: number } | null;
  readonly userErrors: readonly { readonly path: string[]; readonly code: string; readonly rule: string | null }[];
}

async function write(organization: string, mutation: string, input: object): Promise<Published> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    record { id revision } userErrors { path code rule } } }`;
  const { data, errors } = await graphql<{ answer: Published }>(hub.url, await hub.token(organization), document, {
    input,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const publish = (changes: object, organization = 'zrzy') =>
  write(organization, 'publishPenaltyDecision', penaltyInput({ partyCode: anotherCompany, ...changes }));

async function published(changes: object, organization = 'zrzy'): Promise<string> {
  const { record, userErrors } = await publish(changes, organization);
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
}

const revise = (recordId: string, expectedRevision: number, changes: object) =>
  write('zrzy', 'revisePenaltyDecision', {
    idempotencyKey: freshKey(),
    recordId,
    expectedRevision,
    reason: '补充案件',
    ...changes,
  });

function inTransfer(organization: string, mutation: string, input: object, type?: string): Promise<StepAnswer> {
  const named = { mutation, ...(type ? { type } : {}) };
  return askStep(hub, organization, { field: 'caseTransfer' }, named, { idempotencyKey: freshKey(), ...input });
}

/** A transfer of 岳阳镇 that the bureau of natural resources has accepted. */
async function acceptedTransfer(): Promise<string> {
  const { id } = proceedingOf(await inTransfer(township, 'sendCaseTransfer', transferInput()));
  return proceedingOf(await inTransfer('zrzy', 'acceptCaseTransfer', { caseTransferId: id }, 'CaseTransferStepInput'))
    .id;
}

/** One in which crime is suspected: the case and the referral over it. */
async function suspectedTransfer(changes: object = {}) {
  const id = await acceptedTransfer();
  return { id, referralId: proceedingOf(await askReferral(hub, 'flag', null, { aboutId: id, ...changes })).id };
}

interface Told {
  readonly case: { readonly id: string } | null;
  readonly crimeSuspected: { readonly rule: string; readonly basis: string } | null;
}

async function toldTo(organization: string, id: string): Promise<Told | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { case { id } crimeSuspected { rule basis } } } }`;
  const { data, errors } = await graphql<{ node: Told | null }>(hub.url, await hub.token(organization), query, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node;
}

async function decisionsOf(organization: string, id: string): Promise<string[]> {
  const query = `query ($id: ID!) { node(id: $id) {
    ... on CaseTransfer { decisions { id } } ... on Complaint { decisions { id } } ... on JointOperation { decisions { id } } } }`;
  const { data } = await graphql<{ node: { decisions: { id: string }[] } | null }>(
    hub.url,
    await hub.token(organization),
    query,
    { id },
  );
  return (data?.node?.decisions ?? []).map((decision) => decision.id);
}

const byCase = { rule: 'X3', basis: 'CASE' };
const byParty = { rule: 'X3', basis: 'PARTY' };

describe('a penalty decision', () => {
  test('[S3] names the case that it ends, and the case its decisions', async () => {
    const caseId = await acceptedTransfer();
    const id = await published({ caseId });
    for (const party of ['zrzy', township]) {
      expect(await toldTo(party, id)).toEqual({ case: { id: caseId }, crimeSuspected: null });
      expect(await decisionsOf(party, caseId)).toEqual([id]);
    }
    expect(await decisionsOf('lyj', caseId)).toEqual([]);
  });

  test('[S3] of a complaint that the publisher handles, and of those alone', async () => {
    const { id: caseId } = proceedingOf(await askComplaint(hub, 'zrzy', 'registerComplaint', complaintInput()));
    const id = await published({ caseId });
    expect(await decisionsOf('zrzy', caseId)).toEqual([id]);
    const refused = await publish({ caseId }, 'lyj');
    expect(refused).toEqual({ record: null, userErrors: [{ path: ['caseId'], code: 'NOT_FOUND', rule: 'S3' }] });
  });

  test('[S3] is shown with its case to those alone who may see the record', async () => {
    const caseId = await acceptedTransfer();
    const named = { ...sharing('只给林业局'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] };
    const id = await published({ caseId, sharing: named });
    expect(await decisionsOf('zrzy', caseId)).toEqual([id]);
    expect(await decisionsOf(township, caseId)).toEqual([]);
  });

  test('[S3] repeated under its key is answered as before, whatever became of the case', async () => {
    const { id: caseId } = proceedingOf(await askComplaint(hub, 'zrzy', 'registerComplaint', complaintInput()));
    const input = penaltyInput({ caseId });
    const first = await write('zrzy', 'publishPenaltyDecision', input);
    const reply = { reason: '重复反映', complainantNotice: '已电话告知' };
    proceedingOf(await askComplaint(hub, 'zrzy', 'declineComplaint', { complaintId: caseId, ...reply }));
    expect(first.record).not.toBeNull();
    expect(await write('zrzy', 'publishPenaltyDecision', input)).toEqual(first);
    expect((await publish({ caseId })).userErrors).toEqual([{ path: ['caseId'], code: 'WRONG_STATE', rule: 'S3' }]);
  });

  test('[S3] names no case of other parties, none of another kind, and nothing that is none', async () => {
    const caseId = await acceptedTransfer();
    const { id: referralId } = await goneThrough(hub, ['report']);
    const recordId = await published({});
    const refusals = async (id: string, organization = 'zrzy') =>
      (await publish({ caseId: id }, organization)).userErrors.map(({ path, code, rule }) => [path.join(), code, rule]);
    expect(await refusals(caseId, 'lyj')).toEqual([['caseId', 'NOT_FOUND', 'S3']]);
    expect(await refusals(referralId)).toEqual([['caseId', 'INVALID', 'S3']]);
    const nothing = [recordId, 'trf_00000000000000000000000000000000', '', '无', `${caseId} `];
    const answers = await Promise.all(nothing.map((each) => refusals(each)));
    expect(answers).toEqual(nothing.map(() => [['caseId', 'NOT_FOUND', 'S3']]));
    expect(await decisionsOf('zrzy', caseId)).toEqual([]);
  });

  test('[S3] does not name a case that it looks on at only', async () => {
    const { id, referralId } = await suspectedTransfer();
    await goneThrough(hub, ['report', 'approve', 'send'], referralId);
    const { userErrors } = await publish({ caseId: id }, 'gaj');
    expect(userErrors).toEqual([{ path: ['caseId'], code: 'WRONG_PARTY', rule: 'S3' }]);
  });

  test('[S3] is revised to name a case, another one, and none', async () => {
    const [one, other] = [await acceptedTransfer(), await acceptedTransfer()];
    const id = await published({});
    const unseen = await revise(id, 1, { caseId: 'trf_00000000000000000000000000000000' });
    expect(unseen.userErrors).toEqual([{ path: ['caseId'], code: 'NOT_FOUND', rule: 'S3' }]);
    await revise(id, 1, { caseId: one });
    expect(await toldTo(township, id)).toMatchObject({ case: { id: one } });
    await revise(id, 2, { content: '罚款人民币壹仟元' });
    expect(await toldTo(township, id)).toMatchObject({ case: { id: one } });
    await revise(id, 3, { caseId: other });
    expect(await toldTo(township, id)).toMatchObject({ case: { id: other } });
    await revise(id, 4, { caseId: null });
    expect(await toldTo(township, id)).toMatchObject({ case: null });
  });

  test('[S3] costs the same number of statements for two cases and for ten', async () => {
    for (let count = 0; count < 10; count += 1) await published({ caseId: await acceptedTransfer() });
    const query = `query ($first: Int) { penaltyDecisions(first: $first) { nodes { crimeSuspected { basis } case { id } } }
      caseTransfers(first: $first) { nodes { decisions { id } } } }`;
    const token = await hub.token('zrzy');
    const statements = (first: number) =>
      countStatements(hub, async () => {
        expect((await graphql(hub.url, token, query, { first })).errors).toBeUndefined();
      });
    await statements(2);
    const two = await statements(2);
    expect(Math.abs((await statements(10)) - two)).toBeLessThanOrEqual(2);
  });

  test('[S3] that names no case is published without one statement more', async () => {
    await published({});
    const caseId = await acceptedTransfer();
    const without = await countStatements(hub, async () => void (await published({})));
    const named = await countStatements(hub, async () => void (await published({ caseId })));
    expect(named - without).toBeLessThanOrEqual(3);
    expect(without).toBeLessThanOrEqual(4);
  });
});

describe('[X3] while crime is suspected and not referred', () => {
  const told = ['zrzy', township, 'xzf', 'jcy'];

  test('[X3] a decision that ends the case is published and flagged, until the case is referred', async () => {
    const { id: caseId, referralId } = await suspectedTransfer();
    const id = await published({ caseId });
    for (const organization of told) expect(await toldTo(organization, id)).toMatchObject({ crimeSuspected: byCase });
    for (const organization of ['xzf', 'jcy']) expect(await toldTo(organization, id)).toMatchObject({ case: null });
    await goneThrough(hub, ['report', 'approve'], referralId);
    expect(await toldTo('jcy', id)).toMatchObject({ crimeSuspected: byCase });
    await goneThrough(hub, ['send'], referralId);
    for (const organization of told) expect(await toldTo(organization, id)).toMatchObject({ crimeSuspected: null });
  });

  test('[X3] so is one that named it before', async () => {
    const caseId = await acceptedTransfer();
    const id = await published({ caseId });
    expect(await toldTo('zrzy', id)).toMatchObject({ crimeSuspected: null });
    await askReferral(hub, 'flag', null, { aboutId: caseId });
    expect(await toldTo('zrzy', id)).toMatchObject({ crimeSuspected: byCase });
  });

  test('[X3] the procuratorate and the county government list it, and nobody who is not told', async () => {
    const { id: caseId } = await suspectedTransfer();
    const id = await published({ caseId });
    const query = `query ($period: PeriodInput!) {
      doubtfulRecords(period: $period, check: PENALTY_DESPITE_SUSPICION, first: 100) { nodes { id } }
      dataQuality(period: $period, groupBy: [], checks: [PENALTY_DESPITE_SUSPICION]) { rows { found } } }`;
    interface Found {
      readonly doubtfulRecords: { readonly nodes: readonly { readonly id: string }[] };
      readonly dataQuality: { readonly rows: readonly { readonly found: number }[] };
    }
    const period = { from: '2020-01-01', to: '2099-12-31' };
    const whoFinds: string[] = [];
    for (const organization of ['jcy', 'xzf', 'zrzy', 'lyj']) {
      const { data } = await graphql<Found>(hub.url, await hub.token(organization), query, { period });
      const found = data?.doubtfulRecords.nodes.map((node) => node.id) ?? [];
      if (found.includes(id)) whoFinds.push(organization);
      expect(data?.dataQuality.rows.map((row) => row.found)).toEqual([found.length]);
    }
    expect(whoFinds).toEqual(['jcy', 'xzf', 'zrzy']);
  });

  test('[X3] another decision against the party by its credit code is flagged, of this organization and since then', async () => {
    const partyCode = creditCode(2);
    const before = await published({ partyCode });
    const { referralId } = await suspectedTransfer({ partyCode });
    const id = await published({ partyCode });
    const other = await published({ partyCode: creditCode(5) });
    const ofOthers = await published({ partyCode }, 'lyj');
    const flags = async (record: string, by = 'jcy') => (await toldTo(by, record))?.crimeSuspected;
    expect([await flags(id), await flags(before), await flags(other), await flags(ofOthers)]).toEqual([
      byParty,
      null,
      null,
      null,
    ]);
    expect(await flags(id, 'lyj')).toBeNull();
    await goneThrough(hub, ['report', 'reject'], referralId);
    expect(await flags(id)).toBeNull();
  });

  test('[X3] a crime suspected apart from any case flags decisions against its party', async () => {
    const partyCode = creditCode(3);
    const { id: referralId } = proceedingOf(await askReferral(hub, 'flag', null, { partyCode }));
    const id = await published({ partyCode });
    expect(await toldTo('xzf', id)).toMatchObject({ crimeSuspected: byParty });
    await goneThrough(hub, ['report', 'approve', 'send'], referralId);
    expect(await toldTo('xzf', id)).toMatchObject({ crimeSuspected: null });
  });

  test('[X3] a person is known by the sealed number, not by what is shown of it', async () => {
    const { id: caseId } = await suspectedTransfer();
    const [number, other] = [citizenNumber(701), citizenNumber(702)];
    await write('zrzy', 'publishPenaltyDecision', personInput(number, { caseId }));
    const same = await write('zrzy', 'publishPenaltyDecision', personInput(number));
    const another = await write('zrzy', 'publishPenaltyDecision', personInput(other));
    expect(await toldTo('jcy', same.record?.id ?? '')).toMatchObject({ crimeSuspected: byParty });
    expect(await toldTo('jcy', another.record?.id ?? '')).toMatchObject({ crimeSuspected: null });
  });
});

describe('[S3] an organization that may not see the case', () => {
  test('[S3] [X3] learns nothing of it on any field of the record, its history, signatures and changes', async () => {
    const key = await publisherKey();
    const { key: known } = await registerKey(hub, 'zrzy', key.publicJwk);
    const partyCode = creditCode(4);
    const { id: caseId } = await suspectedTransfer({ partyCode });
    const input = penaltyInput({ caseId, partyCode });
    const signedPayload = await signText(key, known?.keyId ?? '', canonical(input));
    const { record } = await write('zrzy', 'publishPenaltyDecision', { ...input, signedPayload });
    const id = record?.id ?? '';
    await revise(id, 1, { caseId: null });
    const again = { idempotencyKey: freshKey(), recordId: id, expectedRevision: 2, reason: '恢复', caseId };
    const signed = await signText(key, known?.keyId ?? '', canonical(again));
    await write('zrzy', 'revisePenaltyDecision', { ...again, signedPayload: signed });
    const query = `query ($id: ID!, $case: ID!) {
      node(id: $id) { ... on PenaltyDecision { id decisionNumber itemCode case { id } crimeSuspected { basis } signatures { revision jws }
        history { revision reason changes { field label before after } } } }
      penaltyDecisions(filter: { caseId: $case }) { totalCount }
      case: node(id: $case) { id } }`;
    const ask = async (organization: string) =>
      (await graphql<Seen>(hub.url, await hub.token(organization), query, { id, case: caseId })).data;
    const party = await ask(township);
    expect(party?.node.signatures.map(({ revision }) => revision)).toEqual([1, 3]);
    expect(party?.penaltyDecisions.totalCount).toBe(1);
    const seen = await ask('lyj');
    expect(seen).toMatchObject({ case: null, penaltyDecisions: { totalCount: 0 } });
    expect(seen?.node).toMatchObject({ case: null, crimeSuspected: null, signatures: [] });
    expect(seen?.node.history.flatMap(({ changes }) => changes)).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(caseId.slice(-12));
  });
});

interface Seen {
  readonly node: {
    readonly signatures: readonly { readonly revision: number; readonly jws: string }[];
    readonly history: readonly { readonly changes: readonly object[] }[];
  };
  readonly penaltyDecisions: { readonly totalCount: number };
}
