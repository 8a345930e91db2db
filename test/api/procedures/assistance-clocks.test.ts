import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { assistanceInput, opinionMaterials } from '../../harness/builders/assistance.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf, type DeadlineAnswer, type ProceedingAnswer } from '../../harness/clients/proceeding.js';

let now = '2024-02-08T09:00:00.000+08:00';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

interface Assistance extends ProceedingAnswer {
  readonly dueAt: string;
  readonly onSiteAt: string | null;
  readonly usedAsEvidence: boolean | null;
}
const api = { field: 'assistanceRequest', fields: 'dueAt onSiteAt usedAsEvidence' };
const township = '141025100';

const request = (changes: object = {}) =>
  askStep<Assistance>(hub, township, api, { mutation: 'requestAssistance' }, assistanceInput(changes));
const step = (organization: string, mutation: string, id: string, input: object = {}) =>
  askStep<Assistance>(
    hub,
    organization,
    api,
    { mutation },
    { idempotencyKey: freshKey(), assistanceRequestId: id, ...input },
  );
const clock = ({ deadlines }: ProceedingAnswer, rule: string): DeadlineAnswer | undefined =>
  deadlines.find((each) => each.rule === rule);

const festivals = [
  {
    festival: 'the Spring Festival of 2024',
    at: '2024-02-08T16:00:00.000+08:00',
    two: '2024-02-19T00:00:00.000+08:00',
    five: '2024-02-22T00:00:00.000+08:00',
    last: '2024-02-21T23:59:59.000+08:00',
  },
  {
    festival: 'National Day and Mid-Autumn 2025',
    at: '2025-09-30T16:00:00.000+08:00',
    two: '2025-10-11T00:00:00.000+08:00',
    five: '2025-10-15T00:00:00.000+08:00',
    last: '2025-10-14T23:59:59.000+08:00',
  },
];

describe.each(festivals)('over $festival', ({ at, two, five, last }) => {
  beforeEach(() => {
    now = at;
  });

  test('[A1] the letter is due promptly after the need arose: in time until the end of the second working day', async () => {
    const { userErrors, proceeding } = await request({ neededSince: at });
    expect({ userErrors, letter: clock(proceeding as Assistance, 'A1') }).toMatchObject({
      userErrors: [],
      letter: { dueAt: two, status: 'MET', responsible: { code: township } },
    });
    now = two;
    expect(clock(proceedingOf(await request({ neededSince: at })), 'A1')).toMatchObject({
      status: 'MET_LATE',
      metAt: two,
    });
  });

  test('[A2] opinion and evidence are due at 24:00 of the fifth working day after the letter', async () => {
    const { id, dueAt, deadlines } = proceedingOf(await request());
    expect({ dueAt, deadlines }).toEqual({
      dueAt: five,
      deadlines: [
        { rule: 'A2', dueAt: five, basis: 'ANNOUNCED', status: 'OPEN', metAt: null, responsible: { code: 'zrzy' } },
      ],
    });
    now = last;
    const answered = await step('zrzy', 'answerAssistance', id, { opinion: '属耕地', materials: opinionMaterials });
    expect(clock(proceedingOf(answered), 'A2')).toMatchObject({ status: 'MET', metAt: last });
  });

  test('[A2] an answer after that is taken and flagged late', async () => {
    const { id } = proceedingOf(await request());
    now = five;
    const answered = await step('zrzy', 'answerAssistance', id, { opinion: '属耕地', materials: opinionMaterials });
    expect(answered.userErrors).toEqual([]);
    expect(clock(proceedingOf(answered), 'A2')).toMatchObject({ status: 'MET_LATE' });
  });

  test('[A3] officers must be on site promptly where evidence may be lost, and no clock runs where it may not', async () => {
    const { id, deadlines } = proceedingOf(await request({ evidenceAtRisk: true, onSiteReason: '降雨将冲毁痕迹' }));
    expect(deadlines.map(({ rule, dueAt }) => ({ rule, dueAt }))).toEqual([
      { rule: 'A3', dueAt: two },
      { rule: 'A2', dueAt: five },
    ]);
    now = two;
    const late = await step('zrzy', 'recordOnSiteAssistance', id, { handling: '现场测量' });
    expect(clock(proceedingOf(late), 'A3')).toMatchObject({ status: 'MET_LATE', responsible: { code: 'zrzy' } });
    expect(proceedingOf(late).onSiteAt).toBe(two);
  });

  test('[A4] an extension in the last second moves the clock, and one at 24:00 is refused: it was to be told beforehand', async () => {
    const until = Temporal.PlainDate.from(five.slice(0, 10)).add({ days: 5 });
    const input = { reason: '需委托鉴定机构', until: until.toString() };
    const [early, late] = [proceedingOf(await request()).id, proceedingOf(await request()).id];
    now = last;
    const extended = proceedingOf(await step('zrzy', 'extendAssistance', early, input));
    const due = `${until.add({ days: 1 }).toString()}T00:00:00.000+08:00`;
    expect(extended).toMatchObject({
      state: 'REQUESTED',
      dueAt: due,
      deadlines: [{ rule: 'A2', dueAt: due, status: 'OPEN' }],
    });
    now = five;
    const refused = await step('zrzy', 'extendAssistance', late, input);
    expect(refused.userErrors).toMatchObject([{ path: ['assistanceRequestId'], code: 'AFTER_DEADLINE', rule: 'A4' }]);
  });
});

describe('a request for assistance', () => {
  beforeEach(() => {
    now = '2025-09-30T16:00:00.000+08:00';
  });

  test('[A1] that was registered as a need keeps the clock of its letter, and the department sees it only once asked', async () => {
    const need = { idempotencyKey: freshKey(), supportKind: 'TECHNICAL_SUPPORT', matter: '噪声超标认定' };
    const registered = proceedingOf(
      await askStep<Assistance>(hub, township, api, { mutation: 'registerAssistanceNeed' }, need),
    );
    expect(registered).toMatchObject({
      state: 'NEEDED',
      deadlines: [{ rule: 'A1', dueAt: '2025-10-11T00:00:00.000+08:00', status: 'OPEN' }],
    });
    expect((await step('zrzy', 'withdrawAssistance', registered.id, { reason: '-' })).userErrors[0]).toMatchObject({
      code: 'NOT_FOUND',
    });
    now = '2025-10-10T09:00:00.000+08:00';
    const asked = proceedingOf(await request({ assistanceRequestId: registered.id }));
    expect(asked).toMatchObject({ id: registered.id, state: 'REQUESTED', dueAt: '2025-10-17T00:00:00.000+08:00' });
    expect(clock(asked, 'A1')).toMatchObject({ status: 'MET', metAt: now });
  });

  test.each([
    [{ toCode: '141025101' }, { path: ['toCode'], code: 'WRONG_PARTY', rule: 'A1' }],
    [{ toCode: 'nobody' }, { path: ['toCode'], code: 'NOT_FOUND', rule: null }],
    [{ matter: ' ' }, { path: ['matter'], code: 'REQUIRED', rule: 'A1' }],
    [{ neededSince: '2025-10-01T00:00:00.000+08:00' }, { path: ['neededSince'], code: 'INVALID', rule: 'A1' }],
    [{ materials: [] }, { path: ['materials'], code: 'MISSING_MATERIAL', rule: 'A1' }],
    [{ urgent: true }, { path: ['onSiteReason'], code: 'REQUIRED', rule: 'A3' }],
  ])('[A1] with %j is refused', async (changes, error) => {
    expect((await request(changes)).userErrors).toMatchObject([error]);
  });

  test('[A1] is sent neither to oneself nor by the procuratorate', async () => {
    const ask = (organization: string) =>
      askStep(hub, organization, api, { mutation: 'requestAssistance' }, assistanceInput());
    expect((await ask('zrzy')).userErrors).toMatchObject([{ path: ['toCode'], code: 'INVALID', rule: 'A1' }]);
    expect((await ask('jcy')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A1' }]);
  });

  test('[A2] is not answered by what others called evidence: opinion and evidence come from the department', async () => {
    const letter = assistanceInput().materials;
    const evidence = { kind: 'EVIDENCE', name: '乡镇自行拍摄的照片' };
    const { id } = proceedingOf(await request({ materials: [...letter, evidence] }));
    const [opinion] = opinionMaterials;
    const answered = await step('zrzy', 'answerAssistance', id, { opinion: '属耕地', materials: [opinion] });
    expect(answered.userErrors).toMatchObject([{ path: ['materials'], code: 'MISSING_MATERIAL', rule: 'A2' }]);
  });

  test('[A2] is closed by whoever asked, who says whether the opinion serves as evidence', async () => {
    const { id } = proceedingOf(await request());
    await step('zrzy', 'answerAssistance', id, { opinion: '属耕地', materials: opinionMaterials });
    const closed = proceedingOf(await step(township, 'closeAssistance', id, { usedAsEvidence: true }));
    expect(closed).toMatchObject({ state: 'CLOSED', usedAsEvidence: true, closedAt: now });
  });

  test('[A3] becomes one for officers on site when evidence turns out to be at risk; once', async () => {
    const { id } = proceedingOf(await request());
    const call = (input: object) => step(township, 'requestOnSiteAssistance', id, { reason: '痕迹可能灭失', ...input });
    expect((await call({})).userErrors).toMatchObject([{ path: ['urgent'], code: 'REQUIRED', rule: 'A3' }]);
    now = '2025-10-09T09:00:00.000+08:00';
    const called = proceedingOf(await call({ evidenceAtRisk: true }));
    expect(clock(called, 'A3')).toMatchObject({ dueAt: '2025-10-12T00:00:00.000+08:00', status: 'OPEN' });
    expect((await call({ urgent: true })).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', rule: 'A3' }]);
    const arrivedAt = '2025-10-09T08:30:00.000+08:00';
    const there = await step('zrzy', 'recordOnSiteAssistance', id, { handling: '现场测量', arrivedAt });
    expect(clock(proceedingOf(there), 'A3')).toMatchObject({ status: 'MET', metAt: arrivedAt });
    const again = await step('zrzy', 'recordOnSiteAssistance', id, {
      handling: '复测',
      arrivedAt: '2025-10-09T09:00:00.000+08:00',
    });
    expect(proceedingOf(again).onSiteAt).toBe(arrivedAt);
    const future = await step('zrzy', 'recordOnSiteAssistance', id, {
      handling: '复测',
      arrivedAt: '2025-10-10T09:00:00.000+08:00',
    });
    expect(future.userErrors).toMatchObject([{ path: ['arrivedAt'], code: 'INVALID', rule: 'A3' }]);
  });

  test('[A4] is extended suitably: later than now due, and by no more than the county’s policy', async () => {
    const { id } = proceedingOf(await request());
    const extend = (until: string) => step('zrzy', 'extendAssistance', id, { reason: '需委托鉴定', until });
    expect((await extend('2025-10-14')).userErrors).toMatchObject([{ path: ['until'], code: 'INVALID', rule: 'A4' }]);
    const { userErrors } = await extend('2025-11-05');
    expect(userErrors).toMatchObject([{ path: ['until'], code: 'INVALID', rule: 'A4' }]);
    expect(userErrors[0]?.message).toContain('2025-11-04');
    expect(proceedingOf(await extend('2025-10-24')).dueAt).toBe('2025-10-25T00:00:00.000+08:00');
    expect((await extend('2025-10-20')).userErrors).toMatchObject([{ path: ['until'], code: 'INVALID' }]);
    expect(proceedingOf(await extend('2025-11-04')).dueAt).toBe('2025-11-05T00:00:00.000+08:00');
  });

  test('[A4] tells the requester of its extension, with the reason', async () => {
    const { id } = proceedingOf(await request());
    const extended = await step('zrzy', 'extendAssistance', id, { reason: '需委托鉴定', until: '2025-10-24' });
    const cursor = extended.change?.cursor;
    const query = `query ($id: ID!) { changes(first: 500) { changes { cursor kind subjectId organization { code } } }
      node(id: $id) { ... on AssistanceRequest { extensionReason steps { step note } } } }`;
    const { data } = await graphql<{
      changes: { changes: readonly object[] };
      node: { extensionReason: string; steps: readonly object[] };
    }>(hub.url, await hub.token(township), query, { id });
    expect(data?.changes.changes).toContainEqual(
      expect.objectContaining({ cursor, kind: 'STEP_TAKEN', subjectId: id, organization: { code: 'zrzy' } }),
    );
    expect(data?.node).toEqual({
      extensionReason: '需委托鉴定',
      steps: [
        { step: 'request', note: null },
        { step: 'extend', note: '延长至2025-10-24：需委托鉴定' },
      ],
    });
  });
});
