import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complainant as known, goOn, refusedComplaint, register } from '../../harness/builders/complaint.js';
import { databaseAsText } from '../../harness/builders/personal.js';
import {
  askProgress,
  errorsIn,
  freshNumber,
  mappingsIn,
  orderMapping,
  passOn,
  postText,
  workOrder,
  type OrderAnswer,
} from '../../harness/builders/work-order.js';
import { newKey } from '../../harness/clients/access.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: await mappingsIn({ '12345': orderMapping, petition: orderMapping }) });
});
afterAll(() => hub.close());

async function read(who: string, id: string | null, fields: string) {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { ${fields} } } }`;
  const { data } = await graphql<{ node: Record<string, unknown> | null }>(hub.url, await hub.token(who), query, {
    id,
  });
  return data?.node ?? null;
}

async function numberOfComplaints(): Promise<number> {
  const { rows } = await hub.owner.query<{ count: string }>('SELECT count(*) FROM complaint');
  return Number(rows[0]?.count);
}

describe('a work order', () => {
  test('[C6] becomes a complaint, with every field where the mapping says', async () => {
    const order = workOrder({
      time: '2025-06-10 09:12:40',
      area: '岳阳镇',
      party: '古县某砂石有限公司',
      item: undefined,
    });
    const answer = await passOn(hub, order);
    expect(answer).toMatchObject({ status: 201, externalNumber: order.no, state: 'REGISTERED', errors: [] });
    const fields = `kind subject summary receivedAt partyName place { code } anonymous externalSystem externalNumber
      complainantMasked { name contact } number`;
    expect(await read('scjg', answer.complaintId, fields)).toEqual({
      ...{ kind: 'TIP_OFF', subject: order.title, summary: order.detail.content },
      ...{ receivedAt: '2025-06-10T09:12:40.000+08:00', partyName: '古县某砂石有限公司', place: { code: '141025100' } },
      ...{ anonymous: false, externalSystem: '12345', externalNumber: order.no, number: answer.number },
      complainantMasked: { name: '钱**', contact: '*******0001' },
    });
  });

  test('that comes again is the same complaint, and its time may be written otherwise', async () => {
    const order = workOrder({ time: '2025-06-10 09:12:40' });
    const first = await passOn(hub, order);
    const again = await passOn(hub, { ...order, time: '２０２５-06-10 09:12:40 ', unmapped: 'new' });
    expect(again).toEqual({ ...first, status: 200 });
  });

  test('that comes several times at once is registered once', async () => {
    const order = workOrder();
    const before = await numberOfComplaints();
    const answers = await Promise.all(Array.from({ length: 8 }, () => passOn(hub, order)));
    expect(new Set(answers.map(({ complaintId }) => complaintId)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await numberOfComplaints()).toBe(before + 1);
  });

  test('that comes again when its facts have been put right gets its first answer; other content is refused, field by field', async () => {
    const order = workOrder();
    const { complaintId } = await passOn(hub, order);
    await goOn(hub, complaintId ?? '', [['scjg', 'correctComplaint', { subject: '砂场采砂', reason: '更正事由' }]]);
    expect(await passOn(hub, order)).toMatchObject({ status: 200, complaintId });
    const other = await passOn(hub, { ...order, title: '另一件事', caller: { name: '李四', phone: '13903570001' } });
    expect(other).toMatchObject({ status: 409, complaintId });
    expect(other.errors.map(({ field, place, code }) => [field, place, code])).toEqual([
      ['subject', '/title', 'ALREADY_EXISTS'],
      ['complainant.name', '/caller/name', 'ALREADY_EXISTS'],
    ]);
    expect(JSON.stringify(other)).not.toContain('李四');
  });

  test('that another organization has registered is refused, whoever of two is faster', async () => {
    const order = workOrder();
    const answers = await Promise.all(['scjg', 'lyj', '141025100'].map((who) => passOn(hub, order, { who })));
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 409, 409]);
    for (const refused of answers.filter(({ status }) => status === 409)) {
      expect([refused.complaintId, errorsIn(refused)]).toEqual([null, ['externalNumber ALREADY_EXISTS']]);
    }
  });

  test('[S7] in which somebody is named is refused; nothing of whom stands in the answer', async () => {
    const order = workOrder({ title: '钱守正反映夜间采砂', detail: { content: '来电 13800138000' } });
    const before = await numberOfComplaints();
    const answer = await passOn(hub, order);
    expect([answer.status, errorsIn(answer)]).toEqual([422, ['subject INVALID', 'summary INVALID']]);
    expect(answer.errors.map(({ place }) => place)).toEqual(['/title', 'detail.content']);
    expect(JSON.stringify(answer)).not.toMatch(/钱守正|13800138000/);
    expect(await numberOfComplaints()).toBe(before);
  });

  test('[S7] who complained is kept sealed only, what it is found again by as well', async () => {
    await passOn(hub, workOrder({ caller: { name: '欧阳明珠', phone: '13603571234', id: known.citizenNumber } }));
    const text = await databaseAsText(hub);
    for (const told of ['欧阳明珠', '13603571234', known.citizenNumber]) expect(text).not.toContain(told);
  });

  test('of nobody, or of somebody who wants to stay unknown, is anonymous', async () => {
    const [nobody, secret] = [
      await passOn(hub, workOrder({ caller: {} })),
      await passOn(hub, workOrder({ secret: 1 })),
    ];
    for (const { complaintId } of [nobody, secret]) {
      expect(await read('scjg', complaintId, 'anonymous complainantMasked { name }')).toEqual({
        anonymous: true,
        complainantMasked: null,
      });
    }
  });

  test.each<[string, object, string[], RegExp]>([
    ['without its number', { no: null }, ['externalNumber REQUIRED'], /工单中没有此项/],
    ['with a number of which digits are lost', { no: 20261201000012345678n }, ['externalNumber INVALID'], /失真/],
    ['with a number that is too long', { no: 'X'.repeat(101) }, ['externalNumber INVALID'], /100字/],
    ['of a kind that the mapping does not know', { type: '咨询' }, ['kind INVALID'], /对照表/],
    ['with a day that never was', { time: '2026-02-30 10:00:00' }, ['receivedAt INVALID'], /YYYY-MM-DD HH:mm:ss/],
    ['from tomorrow', { time: '2199-01-01 10:00:00' }, ['receivedAt INVALID'], /收到时间/],
    ['of a township that nobody knows', { area: '不存在镇' }, ['townshipCode NOT_FOUND'], /岳阳镇（141025100）/],
    ['with an object where a text should be', { title: { a: 1 } }, ['subject INVALID'], /须为文本/],
    ['with a text that is too long', { title: '长'.repeat(501) }, ['subject INVALID'], /不得超过500字/],
    ['of somebody without a name', { caller: { phone: '13903570001' } }, ['complainant.name REQUIRED'], /姓名/],
    [
      'with a citizen number that is none',
      { caller: { name: '钱守正', id: '141025199003021018' } },
      ['complainant.citizenNumber INVALID'],
      /身份/,
    ],
    ['with an item that is none', { item: '不是代码' }, ['itemCode INVALID'], /./],
    ['with a control character', { title: '甲\u0001乙' }, ['subject INVALID'], /控制字符/],
    ['with U+0000 in its number', { no: 'a\0b' }, ['externalNumber INVALID'], /控制字符/],
    [
      'with several faults',
      { type: 0, title: '', time: 'x' },
      ['subject REQUIRED', 'kind INVALID', 'receivedAt INVALID'],
      /./,
    ],
  ])('%s is refused, and nothing is registered', async (_what, changes, errors, message) => {
    const before = await numberOfComplaints();
    const text = JSON.stringify(workOrder(changes), (_key, value: unknown) =>
      typeof value === 'bigint' ? `RAW${value}RAW` : value,
    ).replaceAll(/"RAW(\d+)RAW"/g, '$1');
    const { status, body } = await postText(hub, text);
    const answer = body as OrderAnswer;
    expect([status, errorsIn(answer)]).toEqual([422, errors]);
    expect(answer.errors.map((each) => each.message).join()).toMatch(message);
    expect(await numberOfComplaints()).toBe(before);
  });

  test.each(['null', '1', '"text"', '[]', '[[]]', '[null]'])('that is %s is told what is missing', async (text) => {
    const { status, body } = await postText(hub, text);
    expect(status).toBe(text === '[]' ? 400 : text.startsWith('[') ? 207 : 422);
    expect(JSON.stringify(body)).toMatch(/工单中没有此项|没有工单/);
  });
});

describe('several work orders', () => {
  test('are answered each, whatever becomes of the others', async () => {
    const [good, bad, other] = [workOrder(), workOrder({ type: '咨询' }), workOrder()];
    const { status, body } = await postText(hub, JSON.stringify([good, bad, good, other]));
    const answers = body as OrderAnswer[];
    expect(status).toBe(207);
    expect(answers.map((each) => each.status)).toEqual([201, 422, 200, 201]);
    expect(answers.map((each) => each.externalNumber)).toEqual([good.no, bad.no, good.no, other.no]);
  });

  test('are a hundred at most', async () => {
    const { status, body } = await postText(hub, JSON.stringify(Array.from({ length: 101 }, () => 1)));
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('一次至多100件')]);
  });
});

describe('the door', () => {
  test.each<[string, string, object, number, string]>([
    ['what is no JSON', '{"no":', {}, 400, '不是有效的 JSON'],
    ['more than it takes', JSON.stringify({ x: 'x'.repeat(300_000) }), {}, 413, '256kB'],
    ['a system that nobody knows', '{}', { system: 'nobody' }, 404, '没有此来源系统'],
    ['a system by the name of a property', '{}', { system: '__proto__' }, 404, '没有此来源系统'],
    ['whoever has no key', '{}', { token: 'ld_wrong' }, 401, ''],
  ])('refuses %s', async (_what, text, request, status, message) => {
    const answer = await postText(hub, text, request);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(message)]);
  });

  test('refuses a role that handles no cases, and takes an API key that does', async () => {
    const viewer = await postText(hub, JSON.stringify(workOrder()), { token: await hub.token('scjg', ['VIEWER']) });
    expect([viewer.status, JSON.stringify(viewer.body)]).toEqual([403, expect.stringContaining('FORBIDDEN')]);
    const { secret: token } = await newKey(hub, { roles: ['PUBLISHER'] }, 'scjg');
    expect(await passOn(hub, workOrder(), { token })).toMatchObject({ status: 201 });
  });
});

describe('a number of another system', () => {
  test('is given by hand too, both parts of it, and once', async () => {
    const externalNumber = freshNumber();
    const { id } = await register(hub, 'scjg', { externalSystem: '12345', externalNumber });
    expect(await read('scjg', id, 'externalNumber')).toEqual({ externalNumber });
    const input = { kind: 'TIP_OFF', subject: '甲', summary: '乙' };
    const refused = (changes: object) => refusedComplaint(hub, 'lyj', 'registerComplaint', { ...input, ...changes });
    expect(await refused({ externalSystem: '12345', externalNumber })).toMatchObject([
      { path: ['externalNumber'], code: 'ALREADY_EXISTS' },
    ]);
    expect(await refused({ externalNumber })).toMatchObject([{ path: ['externalSystem'], code: 'REQUIRED' }]);
    expect(await refused({ externalSystem: '12345' })).toMatchObject([{ path: ['externalNumber'], code: 'REQUIRED' }]);
    expect(await refused({ externalSystem: 'A B', externalNumber: ' x' })).toMatchObject([
      { path: ['externalSystem'], code: 'INVALID' },
      { path: ['externalNumber'], code: 'INVALID' },
    ]);
    const order = await passOn(hub, workOrder({ no: externalNumber }));
    expect([order.status, order.complaintId]).toEqual([409, id]);
  });

  test('finds its complaint in the list and in the search, for its parties only', async () => {
    const { no, ...order } = workOrder();
    const { complaintId } = await passOn(hub, { ...order, no });
    const query = `query ($number: String!, $text: String!) {
      complaints(filter: { externalNumber: $number }) { nodes { id } } found: complaints(filter: { text: $text }) { nodes { id } } }`;
    const found = async (who: string) => {
      const variables = { number: no, text: no.toLowerCase() };
      return (await graphql<object>(hub.url, await hub.token(who), query, variables)).data;
    };
    const nodes = [{ id: complaintId }];
    expect(await found('scjg')).toEqual({ complaints: { nodes }, found: { nodes } });
    expect(await found('lyj')).toEqual({ complaints: { nodes: [] }, found: { nodes: [] } });
  });
});

describe('what became of a work order', () => {
  test('is told as the complainant is told it, and not to others', async () => {
    const { no, complaintId } = await (async () => {
      const order = workOrder();
      return { no: order.no, ...(await passOn(hub, order)) };
    })();
    const course = [
      ['scjg', 'acceptComplaint'],
      ['scjg', 'verifyComplaint', { outcome: 'NO_VIOLATION', verification: '内部核实情况' }],
    ] as const;
    await goOn(hub, complaintId ?? '', course);
    const during = await askProgress(hub, no);
    expect(during.body).toMatchObject({ state: 'ACCEPTED', stateLabel: '已受理', result: null, notice: null });
    expect(JSON.stringify(during.body)).not.toContain('内部');
    await goOn(hub, complaintId ?? '', [
      ['scjg', 'replyToComplainant', { result: '未发现违法。', replyNotice: '已电话告知', note: '内部备注' }],
    ]);
    const { status, body } = await askProgress(hub, no);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        externalNumber: no,
        complaintId,
        state: 'REPLIED',
        result: '未发现违法。',
        notice: '已电话告知',
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain('内部');
    expect((await askProgress(hub, no, { who: 'lyj' })).status).toBe(404);
    expect((await askProgress(hub, no, { system: 'petition' })).status).toBe(404);
    expect((await askProgress(hub, 'a\0b')).status).toBe(404);
  });
});
