import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complainant, complaintApi, complaintInput } from '../../harness/builders/complaint.js';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { subscribe } from '../../harness/clients/subscriber.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { hubSchema } from '../../../src/app/schema.js';
import { smallestRequest } from '../../harness/properties/smallest-request.js';
import { eventually } from '../../harness/time/eventually.js';

const ended = '141025202';
const heir = '141025103';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const transferApi = {
  field: 'caseTransfer',
  fields: 'from { code } to { code } openedBy { code } steps { step note }',
};
interface TransferAnswer {
  readonly id: string;
  readonly state: string;
  readonly from: { readonly code: string };
  readonly to: { readonly code: string } | null;
  readonly openedBy: { readonly code: string };
  readonly steps: readonly { readonly step: string; readonly note: string | null }[];
  readonly deadlines: readonly { readonly rule: string; readonly responsible: { readonly code: string } }[];
}

async function ask<Data>(organization: string, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization), query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const take = (organization: string, mutation: string, input: object, api = transferApi) =>
  askStep<TransferAnswer>(hub, organization, api, stepOf(mutation), { idempotencyKey: freshKey(), ...input });

/** Steps that ask for nothing share their input type. */
function stepOf(mutation: string) {
  const shared = ['acceptCaseTransfer', 'receiveCaseTransfer'].includes(mutation);
  return { mutation, ...(shared ? { type: 'CaseTransferStepInput' } : {}) };
}

interface Kept {
  readonly complaint: string;
  readonly transfer: string;
  readonly penalty: string;
  readonly restricted: string;
}

/** What a township has when it ends: a complaint with its complainant, a case sent to it, a decision, what it alone was shown. */
async function workOf(township: string): Promise<Kept> {
  const complaint = proceedingOf(
    await askStep(hub, township, complaintApi, { mutation: 'registerComplaint' }, complaintInput()),
  );
  const sent = await take('sthj', 'sendCaseTransfer', transferInput({ toCode: township }));
  const penalty = await mutate(
    hub,
    township,
    publishPenalty,
    penaltyInput({ decisionNumber: `古罚字〔2026〕${township}` }),
  );
  const named = { ...sharing('限定范围'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: [township] };
  const restricted = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: named }));
  return {
    complaint: complaint.id,
    transfer: proceedingOf(sent).id,
    penalty: penalty.record?.id ?? '',
    restricted: restricted.record?.id ?? '',
  };
}

const updateExecution = `mutation ($input: UpdatePenaltyExecutionInput!) {
  updatePenaltyExecution(input: $input) { record { revision publisher { code } } userErrors { path code message } } }`;
const seen = 'query ($id: ID!) { node(id: $id) { id } }';

describe('a township that is merged', () => {
  let work: Kept;
  let told: ReturnType<typeof subscribe>;
  beforeAll(async () => {
    work = await workOf(ended);
    const { feed } = hub.running.hub;
    told = subscribe(hub.url, await hub.token('sthj'), { after: feed.cursor(feed.head()) });
  });
  afterAll(() => told.close());

  test('[T10] is told what moves before it is decided, and nothing has happened', async () => {
    const request = { code: ended, validTo: todayOf(hub), successorCode: heir };
    const tried = await decideEnd(hub, 'endOrganization', { ...request, dryRun: true });
    expect(tried).toMatchObject({
      organization: { code: ended, validTo: todayOf(hub), successor: { code: heir } },
      userErrors: [],
    });
    expect(tried.moves.map(({ label, count }) => [label, count])).toEqual([
      ['案件移送', 1],
      ['投诉举报', 1],
      ['已共享、可更正的信息', 2],
    ]);
    const { organization } = await ask<{ organization: { validTo: string | null } }>(
      'scjg',
      `{ organization(code: "${ended}") { validTo } }`,
    );
    expect(organization.validTo).toBeNull();
    const decided = await decideEnd(hub, 'endOrganization', request);
    expect(decided).toEqual(tried);
  });

  test('[T10] has its open cases go on with the successor, who is told, as is the other side', async () => {
    const accepted = proceedingOf(await take(heir, 'acceptCaseTransfer', { caseTransferId: work.transfer }));
    expect(accepted).toMatchObject({ state: 'ACCEPTED', from: { code: 'sthj' }, to: { code: heir } });
    expect(accepted.steps).toContainEqual({
      step: 'succeed',
      note: `南垣乡已于${todayOf(hub)}撤销，由旧县镇承接`,
    });
    await eventually(() => told.received.filter(({ subjectId }) => subjectId === work.transfer).length === 2);
  });

  test('[C1] [S7] has its complaints go on with the successor, with who complained', async () => {
    const reveal = `query ($id: ID!) { node(id: $id) { ... on Complaint {
      firstContact { code } handler { code } complainant(purpose: "向投诉人核实") { name } } } }`;
    const token = await hub.token(heir, ['PUBLISHER']);
    const { data } = await graphql<{ node: object }>(hub.url, token, reveal, { id: work.complaint });
    expect(data?.node).toMatchObject({ handler: { code: heir }, complainant: { name: complainant.name } });
    const accept = { mutation: 'acceptComplaint', type: 'ComplaintStepInput' };
    const input = { complaintId: work.complaint, idempotencyKey: freshKey() };
    expect(await askStep(hub, heir, complaintApi, accept, input)).toMatchObject({ userErrors: [] });
  });

  test('[S3] has its records corrected and withdrawn by the successor, and they stay its own', async () => {
    const input = { recordId: work.penalty, executionStatus: 'EXECUTED', executedOn: todayOf(hub) };
    const key = { idempotencyKey: freshKey() };
    const updated = await ask<{ updatePenaltyExecution: object }>(heir, updateExecution, {
      input: { ...input, ...key },
    });
    expect(updated.updatePenaltyExecution).toEqual({
      record: { revision: 2, publisher: { code: ended } },
      userErrors: [],
    });
    const again = await ask(heir, updateExecution, { input: { ...input, ...key } });
    expect(again).toEqual(updated);
    expect((await ask<{ node: object | null }>(heir, seen, { id: work.restricted })).node).not.toBeNull();
  });

  test('[T10] acts no more, and is found in the lists as whoever it was and whoever acts for it', async () => {
    const input = { recordId: work.penalty, executionStatus: 'EXECUTED', idempotencyKey: freshKey() };
    expect(await ask(ended, updateExecution, { input })).toMatchObject({
      updatePenaltyExecution: { record: null, userErrors: [{ path: [], code: 'WRONG_PARTY' }] },
    });
    const list = 'query ($code: String!) { caseTransfers(filter: { toCode: $code }) { nodes { id } } }';
    for (const code of [ended, heir]) {
      expect(await ask(heir, list, { code })).toEqual({ caseTransfers: { nodes: [{ id: work.transfer }] } });
    }
  });

  test('[T10] is refused every mutation of the schema, and to bring files', async () => {
    const mutations = Object.values(hubSchema().getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(150);
    const token = await hub.token(ended, ['PUBLISHER', 'LIAISON', 'ADMINISTRATOR']);
    const answered = await Promise.all(
      mutations.map(async (field) => {
        const { text, variables } = smallestRequest('mutation', field);
        const query = text
          .replace('{ __typename }', '{ userErrors { code } }')
          .replace(`${field.name}(`, `answer: ${field.name}(`);
        const { data, errors } = await graphql<{ answer: { userErrors: { code: string }[] } }>(
          hub.url,
          token,
          query,
          variables,
        );
        return [field.name, data?.answer.userErrors[0]?.code ?? errors?.[0]?.message];
      }),
    );
    expect(answered.filter(([, code]) => code !== 'WRONG_PARTY')).toEqual([]);
    const file = {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: 'a\n',
    };
    expect((await fetch(`${hub.url}/uploads`, file)).status).toBe(403);
  });

  test('[J3] is represented in the conference by its successor', async () => {
    const members = (on: string) =>
      ask<{ conferenceMembers: { organization: { code: string } }[] }>(
        'sfj',
        'query ($on: LocalDate) { conferenceMembers(on: $on) { organization { code } } }',
        { on },
      );
    const codesOn = async (on: string) =>
      (await members(on)).conferenceMembers.map(({ organization }) => organization.code).sort();
    const before = await codesOn('2026-01-05');
    expect(before).toContain(ended);
    expect(await codesOn(todayOf(hub))).toEqual(before.filter((code) => code !== ended));
  });

  test('[S4] counts in the figures as who it was, and as whoever acts for it where that is asked for', async () => {
    const year = `{ from: "${todayOf(hub).slice(0, 4)}-01-01", to: "${todayOf(hub)}" }`;
    const countedBy = async (query: string, figure: string, bySuccessor: boolean) => {
      const statistics = `{ answer: ${query}(period: ${year}, groupBy: [ORGANIZATION], bySuccessor: ${bySuccessor}) {
        rows { organization { code } ${figure} } } }`;
      type Row = { organization: { code: string } } & Record<string, number>;
      const { answer } = await ask<{ answer: { rows: Row[] } }>(heir, statistics);
      return Object.fromEntries(answer.rows.map((row) => [row.organization.code, row[figure]]));
    };
    for (const [query, figure] of [
      ['sharingStatistics', 'shared'],
      ['penaltyStatistics', 'decisions'],
      ['complaintStatistics', 'registered'],
    ] as const) {
      const was = await countedBy(query, figure, false);
      const today = await countedBy(query, figure, true);
      expect({ query, of: was[ended] }).toEqual({ query, of: expect.any(Number) });
      const both = (was[ended] ?? 0) + (was[heir] ?? 0);
      expect({ query, ended: today[ended], heir: today[heir] }).toEqual({ query, ended: undefined, heir: both });
    }
  });

  test('[T10] does not end twice; a mistake is put right, and the work goes back', async () => {
    const request = { code: ended, validTo: todayOf(hub), successorCode: heir };
    expect((await decideEnd(hub, 'endOrganization', request)).userErrors).toMatchObject([
      { path: ['code'], code: 'WRONG_STATE', rule: 'T10' },
    ]);
    const other = await decideEnd(hub, 'correctOrganizationEnd', { ...request, successorCode: '141025100' });
    expect(other).toMatchObject({ organization: { successor: { code: '141025100' } }, userErrors: [] });
    const transfer = 'query ($id: ID!) { node(id: $id) { ... on CaseTransfer { to { code } } } }';
    expect(await ask('141025100', transfer, { id: work.transfer })).toEqual({ node: { to: { code: '141025100' } } });
    expect(await ask(heir, transfer, { id: work.transfer })).toEqual({ node: null });
    expect(await ask(heir, seen, { id: work.restricted })).toEqual({ node: null });

    const kept = await decideEnd(hub, 'correctOrganizationEnd', { code: ended });
    expect(kept).toMatchObject({ organization: { validTo: null, successor: null }, userErrors: [] });
    expect(await ask(ended, transfer, { id: work.transfer })).toEqual({ node: { to: { code: ended } } });
    expect(await ask('141025100', seen, { id: work.restricted })).toEqual({ node: null });
    const concluded = await take(ended, 'reportCaseResult', { caseTransferId: work.transfer, result: '已查处' });
    expect(concluded.userErrors).toEqual([]);
  });
});

test('[T10] a department that is divided by items leaves each case to whoever has its item', async () => {
  const send = async (itemCode: string) =>
    proceedingOf(await take('141025100', 'sendCaseTransfer', transferInput({ toCode: 'whly', itemCode }))).id;
  const [tourism, culture] = [await send('WL-1'), await send('WL-2')];
  const divided = await decideEnd(hub, 'endOrganization', {
    code: 'whly',
    validTo: todayOf(hub),
    successorCode: 'scjg',
    portions: [{ successorCode: 'lyj', itemCodes: ['WL-1'] }],
  });
  expect(divided.userErrors).toEqual([]);
  const transfer = 'query ($id: ID!) { node(id: $id) { ... on CaseTransfer { to { code } } } }';
  expect(await ask('lyj', transfer, { id: tourism })).toEqual({ node: { to: { code: 'lyj' } } });
  expect(await ask('scjg', transfer, { id: tourism })).toEqual({ node: null });
  expect(await ask('scjg', transfer, { id: culture })).toEqual({ node: { to: { code: 'scjg' } } });
});

describe('an end is refused', () => {
  test.each([
    ['with a successor that has ended', { successorCode: '141025200' }, ['successorCode'], /2021-05-25.*不能承接/],
    ['with itself as successor', { successorCode: 'nync' }, ['successorCode'], /另一单位/],
    ['divided without a successor for the rest', { portions: [portion('lyj')] }, ['successorCode'], /其余事项/],
    [
      'with an item that two have',
      { successorCode: 'scjg', portions: [portion('lyj'), portion('zrzy')] },
      ['portions', '1', 'itemCodes', '0'],
      /已分给lyj/,
    ],
    [
      'with a portion of nothing',
      { successorCode: 'scjg', portions: [{ successorCode: 'lyj' }] },
      ['portions', '0', 'itemCodes'],
      /事项或乡镇/,
    ],
    [
      'with a township that is none',
      { successorCode: 'scjg', portions: [{ successorCode: 'lyj', townshipCodes: ['sfj'] }] },
      ['portions', '0', 'townshipCodes', '0'],
      /没有此代码的乡镇/,
    ],
  ])('%s', async (_, request, path, message) => {
    const answer = await decideEnd(hub, 'endOrganization', { code: 'nync', validTo: '2099-01-01', ...request });
    expect(answer).toMatchObject({
      organization: null,
      userErrors: [{ path, message: expect.stringMatching(message) }],
    });
  });

  test('without a successor while something of it is unfinished', async () => {
    await take('141025100', 'sendCaseTransfer', transferInput({ toCode: 'nync' }));
    const answer = await decideEnd(hub, 'endOrganization', { code: 'nync', validTo: '2099-01-01' });
    expect(answer.userErrors).toMatchObject([
      { path: ['successorCode'], code: 'REQUIRED', rule: 'T10', message: expect.stringContaining('案件移送1件') },
    ]);
  });

  test('where two would succeed each other', async () => {
    expect(
      await decideEnd(hub, 'endOrganization', { code: 'zrzy', validTo: '2099-06-01', successorCode: 'lyj' }),
    ).toMatchObject({
      userErrors: [],
    });
    const back = await decideEnd(hub, 'endOrganization', { code: 'lyj', validTo: '2099-01-01', successorCode: 'zrzy' });
    expect(back.userErrors).toMatchObject([{ path: ['successorCode'], code: 'INVALID', rule: 'T10' }]);
  });
});

function portion(successorCode: string) {
  return { successorCode, itemCodes: ['X-1'] };
}
