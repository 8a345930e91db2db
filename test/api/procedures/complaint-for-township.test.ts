import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { attachmentOf, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import {
  clocksOf,
  found,
  goOn,
  handOverItem,
  informing,
  refusedComplaint,
  register,
  replying,
  stateFor,
  type Course,
} from '../../harness/builders/complaint.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

/** A Monday morning; two working days later is Wednesday. */
const monday = '2026-11-23T09:00:00.000+08:00';
const ends = '2026-11-26T00:00';
const [township, otherTownship, department] = ['141025100', '141025101', 'scjg'];
const item = '330217001000';
let now = monday;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
  await handOverItem(hub, item);
});
afterAll(() => hub.close());
beforeEach(() => {
  now = monday;
});

const taken: Course = [
  [township, 'acknowledgeComplaint'],
  [township, 'acceptComplaint'],
];
const refusal = (who: string, mutation: string, input: object) => refusedComplaint(hub, who, mutation, input);

describe('a complaint that a department receives for a township', () => {
  const forTownship = { itemCode: item, townshipCode: township, receivedAt: '2026-11-23T08:00:00.000+08:00' };

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
      now = '2026-11-26T00:00:01.000+08:00';
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
    expect(await stateFor(hub, department, id)).toBe('REGISTERED');
    expect(await stateFor(hub, township, id)).toBeNull();
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
      ['2026-11-25T23:00:00.000+08:00', 'MET'],
      ['2026-11-26T00:00:01.000+08:00', 'MET_LATE'],
    ] as const) {
      now = monday;
      const { id } = await register(hub, department, forTownship);
      const informed = await goOn(hub, id, [[department, 'informTownshipOfComplaint', informing]]);
      expect(clocksOf(informed)).toContainEqual(['C9', ends, 'OPEN', township]);
      now = at;
      const { state, deadlines } = await goOn(hub, id, taken);
      expect(state).toBe('ACCEPTED');
      expect(new Map(deadlines.map((clock) => [clock.rule, clock.status]))).toEqual(
        new Map([
          ['C7', 'MET'],
          ['C9', status],
          ['C3', 'OPEN'],
        ]),
      );
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
});
