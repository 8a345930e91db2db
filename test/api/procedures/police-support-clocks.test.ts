import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { checkReferral } from '../../../src/procedures/police-support/police-support.rules.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { policeInput } from '../../harness/builders/police-support.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';

let now = '2024-02-08T09:00:00.000+08:00';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

interface Support extends ProceedingAnswer {
  readonly handledAt: string | null;
  readonly helpGiven: readonly string[];
  readonly outcome: string | null;
  readonly referral: { readonly id: string } | null;
}
const api = { field: 'policeSupport', fields: 'handledAt helpGiven outcome referral { id }' };
const township = '141025100';
const keyOf = (id: string) => id.slice(id.indexOf('_') + 1);

const call = (changes: object = {}, organization = township) =>
  askStep<Support>(hub, organization, api, { mutation: 'callPolice' }, policeInput({ occurredAt: now, ...changes }));
const step = (mutation: string, id: string, input: object) =>
  askStep<Support>(hub, 'gaj', api, { mutation }, { idempotencyKey: freshKey(), policeSupportId: id, ...input });

const festivals = [
  {
    festival: 'the Spring Festival of 2024',
    at: '2024-02-08T16:00:00.000+08:00',
    atOnce: '2024-02-08T16:30:00.000+08:00',
    promptly: '2024-02-19T00:00:00.000+08:00',
  },
  {
    festival: 'National Day and Mid-Autumn 2025',
    at: '2025-09-30T16:00:00.000+08:00',
    atOnce: '2025-09-30T16:30:00.000+08:00',
    promptly: '2025-10-11T00:00:00.000+08:00',
  },
];

/** What comes of it is due since the police first dealt with it (A8). */
const result = { rule: 'A8', status: 'OPEN' };

describe.each(festivals)('before $festival', ({ at, atOnce, promptly }) => {
  beforeEach(() => {
    now = at;
  });

  test('[A7] obstruction that goes on is dealt with at once, later is flagged', async () => {
    const { id, deadlines } = proceedingOf(await call());
    expect(deadlines).toEqual([
      { rule: 'A7', dueAt: atOnce, basis: 'ANNOUNCED', status: 'DUE_TODAY', metAt: null, responsible: { code: 'gaj' } },
    ]);
    now = atOnce;
    const late = proceedingOf(await step('recordPoliceHandling', id, { handling: '出警' }));
    expect(late.deadlines).toMatchObject([{ status: 'MET_LATE', metAt: atOnce }, result]);
  });

  test('[A7] obstruction that is over is dealt with promptly', async () => {
    const { id, deadlines } = proceedingOf(await call({ ongoing: false, kind: 'VIOLENCE' }));
    expect(deadlines).toMatchObject([{ rule: 'A7', dueAt: promptly, status: 'OPEN' }]);
    now = Temporal.Instant.from(promptly).subtract({ seconds: 1 }).toString();
    const handled = proceedingOf(await step('recordPoliceHandling', id, { handling: '受理并传唤' }));
    expect(handled.deadlines).toMatchObject([{ status: 'MET' }, result]);
  });
});

describe('police support', () => {
  beforeEach(() => {
    now = '2025-09-30T16:00:00.000+08:00';
  });

  test('[A7] keeps what help was given, each visit’s and the time of the first', async () => {
    const { id, title } = proceedingOf(await call({ helpWanted: ['EVIDENCE_FIXED', 'EVIDENCE_FIXED'] }));
    expect(title).toBe('阻挠执法：岳阳镇城关砂石场');
    const handledAt = '2025-09-30T16:00:00.000+08:00';
    now = '2025-09-30T17:00:00.000+08:00';
    const first = await step('recordPoliceHandling', id, { handling: '出警', handledAt, help: ['SCENE_CONTROLLED'] });
    expect(proceedingOf(first)).toMatchObject({
      handledAt,
      helpGiven: ['SCENE_CONTROLLED'],
      deadlines: [{ status: 'MET' }, result],
    });
    const help = ['EVIDENCE_FIXED', 'SCENE_CONTROLLED'];
    const materials = [{ kind: 'SCENE_EVIDENCE', name: '执法记录仪视频' }];
    const second = await step('recordPoliceHandling', id, { handling: '固定证据', help, materials });
    expect(proceedingOf(second)).toMatchObject({
      state: 'HANDLED',
      handledAt,
      helpGiven: ['SCENE_CONTROLLED', 'EVIDENCE_FIXED'],
      deadlines: [{ status: 'MET' }, result],
    });
    const future = await step('recordPoliceHandling', id, {
      handling: '-',
      handledAt: '2025-10-01T00:00:00.000+08:00',
    });
    expect(future.userErrors).toMatchObject([{ path: ['handledAt'], code: 'INVALID', rule: 'A7' }]);
  });

  test('[A7] is called by whoever enforces, for what has happened', async () => {
    expect((await call({}, 'gaj')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A7' }]);
    expect((await call({}, 'jcy')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A7' }]);
    expect((await call({}, 'zrzy')).userErrors).toEqual([]);
    expect((await call({ occurredAt: '2025-10-01T00:00:00.000+08:00' })).userErrors).toMatchObject([
      { path: ['occurredAt'], code: 'INVALID', rule: 'A7' },
    ]);
  });

  test('[A8] violent obstruction ends with a result that whoever called is told', async () => {
    const { id } = proceedingOf(await call({ kind: 'VIOLENCE' }));
    await step('recordPoliceHandling', id, { handling: '出警' });
    const ended = proceedingOf(await step('reportPoliceResult', id, { outcome: 'PENALTY', result: '行政拘留五日' }));
    expect(ended).toMatchObject({ state: 'CONCLUDED', outcome: 'PENALTY', referral: null, closedAt: now });
  });

  test('[A8] crime is linked to a referral for prosecution and to nothing else', async () => {
    const { id } = proceedingOf(await call({ kind: 'VIOLENCE' }));
    await step('recordPoliceHandling', id, { handling: '出警' });
    const report = (input: object) =>
      step('reportPoliceResult', id, { outcome: 'CRIME', result: '以妨害公务罪立案侦查', ...input });
    const invalid = { path: ['referralId'], code: 'INVALID', rule: 'A8' };
    expect((await report({ referralId: id })).userErrors).toMatchObject([invalid]);
    expect((await report({ referralId: id, outcome: 'PENALTY' })).userErrors).toMatchObject([invalid]);
    const unseen = 'trf_00000000000000000000000000000000';
    expect((await report({ referralId: unseen })).userErrors).toMatchObject([
      { path: ['referralId'], code: 'NOT_FOUND' },
    ]);
    expect(checkReferral('CRIME', 'CRIMINAL_REFERRAL')).toEqual([]);
    expect(proceedingOf(await report({}))).toMatchObject({ state: 'CONCLUDED', outcome: 'CRIME' });
  });

  // The police refer cases in a procedure of its own: here another incident stands for the referral.
  test('[A8] the referral is shown to whoever may see it, and to nobody else', async () => {
    const { id } = proceedingOf(await call({ kind: 'VIOLENCE' }));
    await step('recordPoliceHandling', id, { handling: '出警' });
    await step('reportPoliceResult', id, { outcome: 'CRIME', result: '立案侦查' });
    const other = proceedingOf(await call({}, 'zrzy')).id;
    const link = 'UPDATE police_support SET referral_id = $1::uuid WHERE proceeding_id = $2::uuid';
    expect((await hub.owner.query(link, [keyOf(other), keyOf(id)])).rowCount).toBe(1);
    const seenBy = async (organization: string) => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on PoliceSupport { outcome referral { id } } } }';
      return (await graphql<{ node: object }>(hub.url, await hub.token(organization), query, { id })).data?.node;
    };
    expect(await seenBy('gaj')).toEqual({ outcome: 'CRIME', referral: { id: other } });
    expect(await seenBy(township)).toEqual({ outcome: 'CRIME', referral: null });
  });
});
