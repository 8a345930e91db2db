import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Role } from '../../../src/core/identity/index.js';
import { takeLinkedStep, type LinkedStep, type StepTaken } from '../../../src/core/proceedings/index.js';
import { transactionAs } from '../../../src/platform/database/index.js';
import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { attachmentOf, pdfOf, uploaded } from '../../harness/attachments.js';
import {
  askComplaint,
  complaintInput,
  found,
  goOn,
  informing,
  register,
  replying,
  type Course,
} from '../../harness/complaint.js';
import { graphql } from '../../harness/graphql.js';
import { startHub, type TestHub } from '../../harness/hub.js';
import { tell } from '../../harness/jurisdiction.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/proceeding.js';
import { transferInput } from '../../harness/transfer.js';

/** A Monday morning; two working days later is Wednesday. */
const monday = '2026-11-23T09:00:00+08:00';
const [township, otherTownship, department] = ['141025100', '141025101', 'scjg'];
const item = '330217001000';
let now = monday;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
  await tell(hub, 'recordEnforcementItem', { code: item }, department);
  await tell(hub, 'delegateItem', { itemCode: item, townshipCode: township, delegatedFrom: '2021-07-01' }, department);
});
afterAll(() => hub.close());
beforeEach(() => {
  now = monday;
});

const clocksOf = ({ deadlines }: ProceedingAnswer) =>
  deadlines.map(({ rule, dueAt, status, responsible }) => [rule, dueAt.slice(0, 16), status, responsible.code]);
const accepted: Course = [[township, 'acceptComplaint']];
const taken: Course = [[township, 'acknowledgeComplaint'], ...accepted];
const ends = '2026-11-26T00:00';

async function refusal(who: string, mutation: string, input: object) {
  const { proceeding, userErrors } = await askComplaint(hub, who, mutation, input);
  expect(proceeding).toBeNull();
  return userErrors;
}

async function stateFor(who: string, id: string): Promise<string | null> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Complaint { state } } }';
  const { data } = await graphql<{ node: { state: string } | null }>(hub.url, await hub.token(who), query, { id });
  return data?.node?.state ?? null;
}

describe('whoever is asked first', () => {
  test('[C1] is the first contact for ever, and responsible until another organization has taken it over', async () => {
    const { id, firstContact, handler } = await register(hub, department);
    expect([firstContact.code, handler.code]).toEqual([department, department]);
    const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
    expect([informed.firstContact.code, informed.handler.code, informed.receiver?.code]).toEqual([
      department,
      department,
      township,
    ]);
    const own = await goOn(hub, id, taken);
    expect([own.firstContact.code, own.handler.code]).toEqual([department, township]);
    const others = hub.owner.query(
      `UPDATE complaint SET first_contact_id = handler_id WHERE first_contact_id <> handler_id`,
    );
    await expect(others).rejects.toThrow('set once');
  });

  test('[C1] stays responsible when the complaint comes back with a reason', async () => {
    const { id } = await register(hub, department);
    const returned = await goOn(hub, id, [
      [department, 'informTownshipOfComplaint', informing],
      [township, 'returnComplaint', { reason: '不在本镇辖区' }],
    ]);
    expect(returned).toMatchObject({ state: 'RETURNED', handler: { code: department }, informer: null });
    expect(clocksOf(returned)).toContainEqual(['C2', ends, 'OPEN', department]);
    const again = { ...informing, townshipCode: otherTownship };
    expect(await goOn(hub, id, [[department, 'informTownshipOfComplaint', again]])).toMatchObject({
      state: 'INFORMED',
      receiver: { code: otherTownship },
    });
    expect(await stateFor(township, id)).toBeNull();
  });

  test('[C2] accepts it within two working days of receiving it; later is late, not refused', async () => {
    const input = { receivedAt: '2026-11-23T08:00:00+08:00' };
    const inTime = await register(hub, township, input);
    expect(clocksOf(inTime)).toEqual([['C2', ends, 'OPEN', township]]);
    expect((await goOn(hub, inTime.id, accepted)).deadlines).toMatchObject([{ rule: 'C2', status: 'MET' }]);
    const late = await register(hub, township, input);
    now = '2026-11-26T00:00:01+08:00';
    expect(await goOn(hub, late.id, accepted)).toMatchObject({
      state: 'ACCEPTED',
      deadlines: [{ rule: 'C2', status: 'MET_LATE' }],
    });
    const future = complaintInput({ receivedAt: '2026-11-27T00:00:00+08:00' });
    expect(await refusal(township, 'registerComplaint', future)).toMatchObject([{ path: ['receivedAt'], rule: 'C2' }]);
  });
});

describe('verification', () => {
  test('[C3] that finds no violation is answered directly by the township, without a case', async () => {
    const { id } = await register(hub, township, { itemCode: item });
    const closed = await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('NO_VIOLATION')],
      [township, 'replyToComplainant', replying],
      [township, 'closeComplaint'],
    ]);
    expect(closed).toMatchObject({ state: 'CLOSED', repliedAt: expect.any(String), closedAt: expect.any(String) });
  });

  test.each([
    ['NO_VIOLATION', 'C3'],
    ['VIOLATION', 'C4'],
  ])('[C3] [C4] %s is not for a department to conclude where the lists name the township', async (outcome, rule) => {
    const { id } = await register(hub, department, { itemCode: item, townshipCode: township });
    await goOn(hub, id, [[department, 'acceptComplaint']]);
    const errors = await refusal(department, 'verifyComplaint', { complaintId: id, ...found(outcome) });
    expect(errors).toMatchObject([{ path: ['outcome'], code: 'NOT_COMPETENT', rule }]);
  });

  test('[C4] that finds a violation is followed by a case within two working days; later is late, not refused', async () => {
    for (const [at, status] of [
      ['2026-11-25T23:59:59+08:00', 'MET'],
      ['2026-11-26T00:00:01+08:00', 'MET_LATE'],
    ] as const) {
      now = monday;
      const { id } = await register(hub, township);
      const violation = await goOn(hub, id, [...accepted, [township, 'verifyComplaint', found('VIOLATION')]]);
      expect(clocksOf(violation)).toContainEqual(['C4', ends, 'OPEN', township]);
      now = at;
      const filed = await goOn(hub, id, [[township, 'fileComplaintCase', { caseNumber: '古岳综执立〔2026〕3号' }]]);
      expect(filed).toMatchObject({ state: 'FILED' });
      expect(filed.deadlines.find(({ rule }) => rule === 'C4')).toMatchObject({ status });
    }
  });
});

describe('handing over without jurisdiction', () => {
  const document = { kind: 'HANDOVER_DOCUMENT', name: '投诉举报移交书' };
  const handingOver = { toCode: 'zrzy', materials: [document] };
  const beyond = async (changes: object = {}) => {
    const { id } = await register(hub, township);
    return goOn(hub, id, [...accepted, [township, 'verifyComplaint', { ...found('NO_JURISDICTION'), ...changes }]]);
  };

  test('[C5] [T4] takes written material and three working days', async () => {
    const verified = await beyond();
    const { id } = verified;
    expect(clocksOf(verified)).toContainEqual(['C5', '2026-11-27T00:00', 'OPEN', township]);
    const bare = { complaintId: id, toCode: 'zrzy' };
    expect(await refusal(township, 'handOverComplaint', bare)).toMatchObject([
      { path: ['materials'], code: 'MISSING_MATERIAL', rule: 'C5' },
    ]);
    const own = { complaintId: id, ...handingOver, toCode: township };
    expect(await refusal(township, 'handOverComplaint', own)).toMatchObject([{ path: ['toCode'], rule: 'C5' }]);
    const handed = await goOn(hub, id, [[township, 'handOverComplaint', handingOver]]);
    expect(handed).toMatchObject({ state: 'HANDED_OVER', handler: { code: township }, receiver: { code: 'zrzy' } });
    expect(handed.deadlines.find(({ rule }) => rule === 'C5')).toMatchObject({ status: 'MET' });
    const received = await goOn(hub, id, [['zrzy', 'acknowledgeComplaint']]);
    expect(received).toMatchObject({ handler: { code: 'zrzy' }, firstContact: { code: township } });
    expect(clocksOf(received)).toContainEqual(['C2', ends, 'OPEN', 'zrzy']);
  });

  test('[C5] [T6] takes 24 hours when urgent, with a reason; later is late, not refused', async () => {
    const { id } = await register(hub, township);
    await goOn(hub, id, accepted);
    const urgent = { ...found('NO_JURISDICTION'), urgent: true };
    expect(await refusal(township, 'verifyComplaint', { complaintId: id, ...urgent })).toMatchObject([
      { path: ['urgencyReason'], code: 'REQUIRED', rule: 'C5' },
    ]);
    const verified = await goOn(hub, id, [[township, 'verifyComplaint', { ...urgent, urgencyReason: '正在非法采砂' }]]);
    expect(clocksOf(verified)).toContainEqual(['C5', '2026-11-24T09:00', 'OPEN', township]);
    now = '2026-11-24T09:00:01+08:00';
    const handed = await goOn(hub, id, [[township, 'handOverComplaint', handingOver]]);
    expect(handed.deadlines.find(({ rule }) => rule === 'C5')).toMatchObject({ status: 'MET_LATE' });
  });

  test('[C5] may go with a case transfer, of this complaint and to the same organization', async () => {
    const { id } = await beyond();
    const sent = async (changes: object) =>
      proceedingOf(
        await askStep(
          hub,
          township,
          { field: 'caseTransfer' },
          { mutation: 'sendCaseTransfer' },
          transferInput({ discoveredAt: monday, ...changes }),
        ),
      ).id;
    const [unrelated, elsewhere, right] = [
      await sent({}),
      await sent({ aboutId: id, toCode: 'lyj' }),
      await sent({ aboutId: id }),
    ];
    const withTransfer = (caseTransferId: string) => ({ complaintId: id, ...handingOver, caseTransferId });
    expect(await refusal(township, 'handOverComplaint', withTransfer(unrelated))).toMatchObject([
      { path: ['caseTransferId'], code: 'INVALID', rule: 'C5' },
    ]);
    expect(await refusal(township, 'handOverComplaint', withTransfer(elsewhere))).toMatchObject([
      { path: ['caseTransferId'], code: 'WRONG_STATE', rule: 'C5' },
    ]);
    await goOn(hub, id, [[township, 'handOverComplaint', { ...handingOver, caseTransferId: right }]]);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Complaint { caseTransfer { id } } } }';
    const { data } = await graphql(hub.url, await hub.token('zrzy'), query, { id });
    expect(data).toMatchObject({ node: { caseTransfer: { id: right } } });
  });

  test('[C5] [G2] is not for what is one’s own by the lists, nor to anybody whom they do not name', async () => {
    const own = await register(hub, township, { itemCode: item });
    await goOn(hub, own.id, accepted);
    const none = { complaintId: own.id, ...found('NO_JURISDICTION') };
    expect(await refusal(township, 'verifyComplaint', none)).toMatchObject([{ code: 'NOT_COMPETENT', rule: 'C5' }]);
    const { id } = await register(hub, otherTownship, { itemCode: item, townshipCode: township });
    await goOn(hub, id, [
      [otherTownship, 'acceptComplaint'],
      [otherTownship, 'verifyComplaint', found('NO_JURISDICTION')],
    ]);
    const wrong = { complaintId: id, ...handingOver };
    expect(await refusal(otherTownship, 'handOverComplaint', wrong)).toMatchObject([
      { path: ['toCode'], code: 'NOT_COMPETENT', rule: 'G2' },
    ]);
  });
});

describe('a complaint that a department receives for a township', () => {
  const forTownship = { itemCode: item, townshipCode: township, receivedAt: '2026-11-23T08:00:00+08:00' };

  test('[C6] [C7] is registered, and both are to be told within two working days', async () => {
    const registered = await register(hub, department, forTownship);
    expect(registered).toMatchObject({ state: 'REGISTERED', number: expect.stringMatching(/^TS2026\d{6}$/) });
    expect(clocksOf(registered)).toEqual([['C7', ends, 'OPEN', department]]);
    const informed = await goOn(hub, registered.id, [[department, 'informTownshipOfComplaint', informing]]);
    expect(informed.deadlines).toContainEqual(expect.objectContaining({ rule: 'C7', status: 'MET' }));
  });

  test('[C7] told late is flagged, also where no list had said so at first', async () => {
    for (const changes of [forTownship, {}]) {
      now = monday;
      const { id } = await register(hub, department, changes);
      now = '2026-11-26T00:00:01+08:00';
      const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
      expect(informed.deadlines.filter(({ rule }) => rule === 'C7')).toMatchObject([{ status: 'MET_LATE' }]);
    }
  });

  test.each([
    ['the complainant', { townshipCode: township }, 'complainantNotice'],
    ['the township', { complainantNotice: '已电话告知' }, 'townshipCode'],
  ])('[C7] [C8] is told to both or to nobody: not without %s', async (_who, input, path) => {
    const { id } = await register(hub, department, forTownship);
    expect(await refusal(department, 'informTownshipOfComplaint', { complaintId: id, ...input })).toMatchObject([
      { path: [path], code: 'REQUIRED', rule: 'C8' },
    ]);
    expect(await stateFor(department, id)).toBe('REGISTERED');
    expect(await stateFor(township, id)).toBeNull();
    const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
    expect(informed).toMatchObject({ informedAt: expect.any(String), complainantToldAt: expect.any(String) });
  });

  test('[C8] [G2] is told to a township, the competent one, by a department', async () => {
    const { id } = await register(hub, department, forTownship);
    const inform = (townshipCode: string) => ({ complaintId: id, ...informing, townshipCode });
    for (const [code, rule] of [
      ['zrzy', 'C8'],
      [otherTownship, 'G2'],
    ] as const) {
      const errors = await refusal(department, 'informTownshipOfComplaint', inform(code));
      expect(errors).toMatchObject([{ path: ['townshipCode'], rule }]);
    }
    const own = await register(hub, otherTownship);
    const errors = await refusal(otherTownship, 'informTownshipOfComplaint', { complaintId: own.id, ...informing });
    expect(errors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'C8' }]);
  });

  test('[C7] a complainant without a name cannot be told: that is said instead of when', async () => {
    const { id } = await register(hub, department, { complainant: null });
    const notice = { ...informing, complainantNotice: '匿名举报，无从告知' };
    const told = { complaintId: id, ...notice, complainantToldAt: monday };
    expect(await refusal(department, 'informTownshipOfComplaint', told)).toMatchObject([
      { path: ['complainantToldAt'], rule: 'C7' },
    ]);
    const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', notice]]);
    expect(informed).toMatchObject({ complainantToldAt: null, informedAt: expect.any(String) });
  });

  test('[C9] is accepted by the township within two working days of being told; later is late', async () => {
    for (const [at, status] of [
      ['2026-11-25T23:00:00+08:00', 'MET'],
      ['2026-11-26T00:00:01+08:00', 'MET_LATE'],
    ] as const) {
      now = monday;
      const { id } = await register(hub, department, forTownship);
      const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
      expect(clocksOf(informed)).toContainEqual(['C9', ends, 'OPEN', township]);
      now = at;
      const { state, deadlines } = await goOn(hub, id, taken);
      expect(state).toBe('ACCEPTED');
      expect(deadlines.map(({ rule, status: each }) => [rule, each]).sort()).toEqual([
        ['C7', 'MET'],
        ['C9', status],
      ]);
    }
  });

  test('[C10] comes with what was written: uploads by themselves, papers listed one by one', async () => {
    const contentId = await uploaded(hub, department, pdfOf('举报信扫描件'));
    const { id } = await register(hub, department, {
      materials: [
        { kind: 'COMPLAINANT_MATERIAL', name: '举报信（扫描件）', contentId },
        { kind: 'COMPLAINANT_MATERIAL', name: '现场照片三张' },
      ],
    });
    expect(await refusal(department, 'informTownshipOfComplaint', { complaintId: id, ...informing })).toMatchObject([
      { path: ['materials'], code: 'MISSING_MATERIAL', rule: 'C10' },
    ]);
    expect(await attachmentOf(hub, township, contentId)).toBeNull();
    const materials = [{ kind: 'HANDED_OVER_PAPER', name: '现场照片三张' }];
    await goOn(hub, id, [[department, 'informTownshipOfComplaint', { ...informing, materials }]]);
    expect(await attachmentOf(hub, township, contentId)).toMatchObject({ contentId });
    const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { label path } } } }';
    const { data } = await graphql<{ node: { drafts: { label: string; path: string }[] } }>(
      hub.url,
      await hub.token(department),
      query,
      { id },
    );
    expect(data?.node.drafts).toMatchObject([{ label: '投诉举报移送材料清单' }]);
    const authorization = `Bearer ${await hub.token(department)}`;
    const draft = await fetch(`${hub.url}${data?.node.drafts[0]?.path}`, { headers: { authorization } });
    expect(draft.status).toBe(200);
  });

  test('[C11] is guided by the department while the township handles it', async () => {
    const { id } = await register(hub, department, forTownship);
    await goOn(hub, id, [
      [department, 'informTownshipOfComplaint', informing],
      ...taken,
      [department, 'guideComplaint', { guidance: '请先核对占道许可' }],
    ]);
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Complaint { state steps { step rule note organization { code } } } } }';
    const { data } = await graphql<{ node: { state: string; steps: object[] } }>(
      hub.url,
      await hub.token(township),
      query,
      { id },
    );
    expect(data?.node.state).toBe('ACCEPTED');
    expect(data?.node.steps.at(-1)).toEqual({
      step: 'guide',
      rule: 'C11',
      note: '请先核对占道许可',
      organization: { code: department },
    });
  });

  test('[C12] [C13] is closed when complainant and department know the result, not before', async () => {
    const { id } = await register(hub, department, forTownship);
    await goOn(hub, id, [
      [department, 'informTownshipOfComplaint', informing],
      ...taken,
      [township, 'verifyComplaint', found('VIOLATION')],
      [township, 'fileComplaintCase'],
    ]);
    const close = () => refusal(township, 'closeComplaint', { complaintId: id });
    expect(await close()).toMatchObject([{ code: 'WRONG_STATE', rule: 'C12' }]);
    await goOn(hub, id, [[township, 'replyToComplainant', replying]]);
    expect(await close()).toMatchObject([{ code: 'WRONG_STATE', rule: 'C13' }]);
    const fedBack = await goOn(hub, id, [[township, 'feedBackComplaint', { feedback: '已立案处罚' }]]);
    expect(fedBack.feedbackAt).not.toBeNull();
    expect(await goOn(hub, id, [[township, 'closeComplaint']])).toMatchObject({ state: 'CLOSED' });
  });

  test('[X3] is not closed while crime is suspected', async () => {
    const { id } = await register(hub, township);
    await goOn(hub, id, [
      ...accepted,
      [township, 'verifyComplaint', found('NO_VIOLATION')],
      [township, 'replyToComplainant', replying],
    ]);
    const suspect = (suspicion: string) =>
      hub.owner.query(`UPDATE proceeding SET suspicion = $1 WHERE replace(id::text, '-', '') = $2`, [
        suspicion,
        id.slice(4),
      ]);
    await suspect('SUSPECTED');
    expect(await refusal(township, 'closeComplaint', { complaintId: id })).toMatchObject([{ rule: 'X3' }]);
    await suspect('REFERRED');
    expect(await goOn(hub, id, [[township, 'closeComplaint']])).toMatchObject({ state: 'CLOSED' });
  });
});

test('[D2] [C1] whom the county government designates handles it, and the first contact stays the first', async () => {
  const { id } = await register(hub, township);
  await goOn(hub, id, [...accepted, [township, 'verifyComplaint', found('NO_JURISDICTION')]]);
  const { procedure } = complaintFeature;
  const { pool, organizations } = hub.running.hub;
  const { rows } = await hub.owner.query<{ id: number }>('SELECT id FROM person LIMIT 1');
  const keyOf = (code: string): number => organizations.byCode(code)?.key ?? 0;
  const linked = (code: string, roles: readonly Role[], step: LinkedStep | { own: string }, set: object) =>
    transactionAs(pool, keyOf(code), async (session) => {
      const viewer = {
        organization: organizations.byKey(keyOf(code)),
        person: { key: rows[0]?.id ?? 0 },
        roles: new Set(roles),
      };
      const taken = { hub: hub.running.hub, viewer, now: Temporal.Instant.from(now), session, eventId: randomUUID() };
      await takeLinkedStep(taken as unknown as StepTaken<object>, procedure.ids.keyOf(id) ?? '', {
        step,
        decide: () => ({ set }),
      });
    });
  const { routing } = procedure;
  if (!routing) throw new Error('nobody decides over it');
  await linked(township, ['PUBLISHER'], 'referDispute', routing.refer(keyOf('xzf')));
  await linked('xzf', ['COUNTY_GOVERNMENT'], { own: routing.step }, routing.designate(keyOf('zrzy'), {} as never));
  const received = await goOn(hub, id, [['zrzy', 'acceptComplaint']]);
  expect(received).toMatchObject({ state: 'ACCEPTED', handler: { code: 'zrzy' }, firstContact: { code: township } });
  expect(clocksOf(received)).toContainEqual(['C2', ends, 'MET', 'zrzy']);
});

test('lists are narrowed by state, kind, first contact, handler and item, for the parties only', async () => {
  const { id } = await register(hub, 'nync', { itemCode: item, kind: 'COMPLAINT' });
  const query = `query ($filter: ComplaintFilter) { complaints(filter: $filter) { totalCount nodes { id } } }`;
  const listed = async (who: string, filter: object) => {
    const { data, errors } = await graphql<{ complaints: { totalCount: number; nodes: { id: string }[] } }>(
      hub.url,
      await hub.token(who),
      query,
      { filter },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.complaints.nodes.map((node) => node.id);
  };
  const mine = { firstContactCode: 'nync', handlerCode: 'nync', itemCode: item, kinds: ['COMPLAINT'] };
  expect(await listed('nync', { ...mine, states: ['REGISTERED'], open: true })).toEqual([id]);
  for (const filter of [
    { states: ['CLOSED'] },
    { kinds: ['TIP_OFF'] },
    { firstContactCode: department },
    { handlerCode: department },
    { itemCode: '1' },
  ]) {
    expect(await listed('nync', { ...mine, ...filter })).toEqual([]);
  }
  expect(await listed('lyj', mine)).toEqual([]);
});
