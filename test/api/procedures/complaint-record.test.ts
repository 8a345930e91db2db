import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  askComplaint,
  complainant,
  complaintInput,
  found,
  goOn,
  informing,
  refusedComplaint,
  register,
  replying,
  type Course,
} from '../../harness/builders/complaint.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

/** A Monday morning. */
const monday = '2026-11-23T09:00:00.000+08:00';
const [township, department, stranger] = ['141025100', 'scjg', 'lyj'];
const item = '330217009000';
let now = monday;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());
beforeEach(() => {
  now = monday;
});

async function asked<Data>(who: string, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(who), query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface Told {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly handlingStatus: string;
  readonly timeliness: string;
  readonly revision: number;
  readonly publisher: { readonly code: string };
  readonly complaint: { readonly id: string } | null;
  readonly history: readonly { readonly revision: number; readonly kind: string; readonly reason: string | null }[];
}

const content = `id title summary handlingStatus timeliness revision publisher { code } complaint { id } itemCodes
  complaintKind townshipCode workingDays outcome formedAt receivedOn externalRef scope history { revision kind reason }`;

/** The records that an organization sees of a complaint. */
async function records(who: string, number: string, filter: object = {}): Promise<readonly Told[]> {
  const query = `query ($filter: ComplaintHandlingFilter) {
    complaintHandling(first: 100, filter: $filter) { nodes { ${content} } } }`;
  const { complaintHandling } = await asked<{ complaintHandling: { nodes: Told[] } }>(who, query, { filter });
  return complaintHandling.nodes.filter(({ title }) => title.includes(number));
}

const accepted: Course = [[township, 'acceptComplaint']];
const informed: Course = [[department, 'informTownshipOfComplaint', informing]];

describe('one record', () => {
  test('[S7] tells of a complaint from receipt to its end, in the hub’s own words, whoever handles it', async () => {
    const { id, number } = await register(hub, department, { itemCode: item, townshipCode: township });
    await goOn(hub, id, informed);
    now = '2026-11-25T10:00:00.000+08:00';
    await goOn(hub, id, [
      [township, 'acknowledgeComplaint'],
      ...accepted,
      [department, 'guideComplaint', { guidance: '请先核对采砂许可证' }],
      [township, 'verifyComplaint', found('VIOLATION')],
      [township, 'fileComplaintCase', { caseNumber: '古岳综执立〔2026〕3号' }],
    ]);
    now = '2026-11-30T10:00:00.000+08:00';
    await goOn(hub, id, [
      [township, 'replyToComplainant', replying],
      [township, 'feedBackComplaint', { feedback: '已处罚' }],
      [township, 'closeComplaint'],
    ]);
    const [told, ...others] = await records(stranger, number);
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      ...{ title: `举报 ${number}`, handlingStatus: 'CLOSED', complaintKind: 'TIP_OFF', outcome: 'VIOLATION' },
      ...{ externalRef: number, itemCodes: [item], townshipCode: township, workingDays: 5, receivedOn: '2026-11-23' },
      ...{ formedAt: monday, timeliness: 'SAME_DAY', publisher: { code: department }, complaint: null },
      summary: `举报：已办结；发生地岳阳镇；执法事项${item}；收到后5个工作日`,
    });
    expect(told?.history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['PUBLISHED', null],
      ['REVISED', '已告知乡镇'],
      ['REVISED', '已受理'],
      ['REVISED', '已核实须实施处罚'],
      ['REVISED', '已立案'],
      ['REVISED', '已答复'],
      ['REVISED', '已办结'],
    ]);
    const { subject, summary, partyName } = complaintInput();
    for (const word of [...Object.values(complainant), subject, summary, partyName, replying.result])
      expect(JSON.stringify(told)).not.toContain(word);
  });

  test('[S7] is found by the item that the complaint names, and counted once', async () => {
    const before = await shared();
    const { id, number } = await register(hub, township, { itemCode: '330217009001' });
    await goOn(hub, id, accepted);
    expect(await records(stranger, number, { itemCode: '330217009001' })).toHaveLength(1);
    expect(await records(stranger, number, { itemCode: item })).toEqual([]);
    expect((await shared()) - before).toBe(1);
  });

  async function shared(): Promise<number> {
    const query = `{ sharingStatistics(period: { from: "2026-11-23", to: "2026-11-23" }, groupBy: [CATEGORY]) {
      rows { category shared } } }`;
    const { sharingStatistics } = await asked<{
      sharingStatistics: { rows: { category: string; shared: number }[] };
    }>(stranger, query);
    return sharingStatistics.rows.find(({ category }) => category === 'COMPLAINT_HANDLING')?.shared ?? 0;
  }

  test('[S10] is formed when the complaint was received: registered on a later day it is late, and stays so', async () => {
    const receivedAt = '2026-11-20T17:00:00.000+08:00';
    const { id, number } = await register(hub, township, { receivedAt });
    const late = { timeliness: 'LATE', formedAt: receivedAt, receivedOn: '2026-11-20', workingDays: 1 };
    expect(await records(stranger, number)).toMatchObject([late]);
    now = '2026-11-24T09:00:00.000+08:00';
    await goOn(hub, id, accepted);
    expect(await records(stranger, number)).toMatchObject([{ ...late, workingDays: 2 }]);
  });

  test('[S7] and its complaint know each other, for the parties', async () => {
    const { id, number } = await register(hub, department);
    const ofComplaint = async (who: string) => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Complaint { record { id complaint { id } } } } }';
      return (await asked<{ node: object | null }>(who, query, { id })).node;
    };
    const [told] = await records(stranger, number);
    expect(told?.complaint).toBeNull();
    expect(await ofComplaint(stranger)).toBeNull();
    expect(await ofComplaint(department)).toEqual({ record: { id: told?.id, complaint: { id } } });
    expect(await records(department, number)).toMatchObject([{ complaint: { id } }]);
  });

  test('of a page is read by as many statements as one', async () => {
    for (let count = 0; count < 3; count += 1) await register(hub, township);
    const token = await hub.token(township);
    const page = (first: number) =>
      countStatements(hub, async () => {
        const query = `{ complaints(first: ${first}) { nodes { record { title complaint { number } } } } }`;
        expect((await graphql(hub.url, token, query)).errors).toBeUndefined();
      });
    const fewest = async (first: number) => Math.min(await page(first), await page(first), await page(first));
    expect(await fewest(4)).toBe(await fewest(1));
  });

  test('[S7] is revised by the steps alone: by hand it is neither revised nor withdrawn', async () => {
    const { id, number } = await register(hub, township);
    const [{ id: recordId, revision: expectedRevision } = { id: '', revision: 0 }] = await records(township, number);
    const change = async (mutation: string, type: string, input: object) => {
      const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
        record { id } userErrors { path code rule } } }`;
      const whole = { idempotencyKey: freshKey(), recordId, reason: '补充', ...input };
      return (await asked<{ answer: object }>(township, query, { input: whole })).answer;
    };
    const refused = { record: null, userErrors: [{ path: ['recordId'], code: 'WRONG_STATE', rule: 'S7' }] };
    const revision = { expectedRevision, sharing: { scope: 'NAMED_ORGANIZATIONS', organizationCodes: [department] } };
    expect(await change('reviseComplaintHandling', 'ReviseComplaintHandlingInput', revision)).toEqual(refused);
    expect(await change('withdrawRecord', 'WithdrawRecordInput', {})).toEqual(refused);
    await goOn(hub, id, accepted);
    expect(await records(stranger, number)).toMatchObject([{ handlingStatus: 'ACCEPTED' }]);
  });
});

const toDepartment = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: [department] };
const toAll = { scope: 'ALL_MEMBERS' };

describe('whom it is shared with', () => {
  const readers = async (number: string): Promise<string[]> => {
    const each = await Promise.all(
      [township, '141025101', department, 'nync', stranger].map(async (who) =>
        (await records(who, number)).length > 0 ? [who] : [],
      ),
    );
    return each.flat();
  };
  const revise = (who: string, complaintId: string, sharing: object, changes: object = {}) =>
    askComplaint(hub, who, 'reviseComplaintSharing', { complaintId, sharing, reason: '涉及商业秘密', ...changes });

  test('[S7] is said when it is registered, and holds on every later step', async () => {
    const { id, number } = await register(hub, township, { sharing: toDepartment });
    expect(await readers(number)).toEqual([township, department]);
    await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('NO_VIOLATION')],
      [township, 'replyToComplainant', replying],
      [township, 'closeComplaint'],
    ]);
    expect(await readers(number)).toEqual([township, department]);
  });

  test('[S7] is revised by the handler alone, in either direction, after the end too', async () => {
    const { id, number } = await register(hub, department);
    await goOn(hub, id, informed);
    expect(await readers(number)).toEqual([township, '141025101', department, 'nync', stranger]);
    const toNync = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] };
    expect((await revise(township, id, toNync)).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'S7' }]);
    expect((await revise(stranger, id, toNync)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await revise(department, id, toNync)).userErrors).toEqual([]);
    expect(await readers(number)).toEqual([township, department, 'nync']);
    const taken = await goOn(hub, id, [
      [township, 'acknowledgeComplaint'],
      ...accepted,
      [township, 'verifyComplaint', found('NO_VIOLATION')],
      [township, 'replyToComplainant', replying],
      [township, 'feedBackComplaint', { feedback: '未发现违法' }],
      [township, 'closeComplaint'],
    ]);
    expect(taken.state).toBe('CLOSED');
    expect(await readers(number)).toEqual([township, department, 'nync']);
    expect((await revise(township, id, toAll)).userErrors).toEqual([]);
    expect(await readers(number)).toEqual([township, '141025101', department, 'nync', stranger]);
    expect(await records(stranger, number)).toMatchObject([{ handlingStatus: 'CLOSED' }]);
    const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { sharingScope sharedWith
      steps { step note changes { field before after } } } } }`;
    const { node } = await asked<{ node: { steps: object[] } }>(department, query, { id });
    expect(node).toMatchObject({ sharingScope: 'ALL_MEMBERS', sharedWith: [] });
    expect(node.steps.at(-1)).toEqual({
      ...{ step: 'reviseSharing', note: '涉及商业秘密' },
      changes: [
        { field: 'sharedWith', before: 'nync', after: null },
        { field: 'sharingScope', before: 'NAMED_ORGANIZATIONS', after: 'ALL_MEMBERS' },
      ],
    });
  });

  test('[S7] whoever comes to be a party reads it, though it is named nowhere, and follows it', async () => {
    const { id, number } = await register(hub, department, {
      sharing: { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] },
    });
    expect(await readers(number)).toEqual([department, 'nync']);
    await goOn(hub, id, informed);
    expect(await readers(number)).toEqual([township, department, 'nync']);
    const back: Course = [[township, 'returnComplaint', { reason: '不在本镇辖区' }]];
    await goOn(hub, id, [
      ...back,
      [department, 'informTownshipOfComplaint', { ...informing, townshipCode: '141025101' }],
    ]);
    expect(await readers(number)).toEqual(['141025101', department, 'nync']);
  });

  test.each([
    ['nobody is named', { scope: 'NAMED_ORGANIZATIONS' }, ['sharing', 'organizationCodes'], 'REQUIRED'],
    [
      'somebody is named beside all',
      { ...toAll, organizationCodes: ['nync'] },
      ['sharing', 'organizationCodes'],
      'INVALID',
    ],
    [
      'nobody knows the code',
      { ...toDepartment, organizationCodes: ['x'] },
      ['sharing', 'organizationCodes', '0'],
      'NOT_FOUND',
    ],
  ])('[S7] is refused, at registration and later, where %s', async (_, sharing, path, code) => {
    const input = complaintInput({ sharing });
    expect(await refusedComplaint(hub, township, 'registerComplaint', input)).toMatchObject([{ path, code }]);
    const { id } = await register(hub, township, { sharing: toDepartment });
    expect((await revise(township, id, sharing)).userErrors).toMatchObject([{ path, code }]);
  });

  test('[S7] is revised to something else, with a reason that does not say who complained', async () => {
    const { id } = await register(hub, township, { sharing: toDepartment });
    const refusals = async (sharing: object, changes: object = {}) =>
      (await revise(township, id, sharing, changes)).userErrors;
    expect(await refusals(toDepartment)).toMatchObject([{ path: ['sharing'], code: 'INVALID', rule: 'S7' }]);
    expect(await refusals(toAll, { reason: ' ' })).toMatchObject([{ path: ['reason'], code: 'REQUIRED', rule: 'S7' }]);
    const telling = { reason: `${complainant.name}要求` };
    expect(await refusals(toAll, telling)).toMatchObject([{ path: ['reason'], code: 'INVALID', rule: 'S7' }]);
  });
});
