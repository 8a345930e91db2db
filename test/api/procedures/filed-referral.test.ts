import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askReferral, goneThrough, type ReferralStep } from '../../harness/builders/criminal-referral.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { draftText } from '../../harness/clients/draft.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

// A Monday without a holiday near it.
const monday = '2024-03-04T10:00:00.000+08:00';
const clock = movingClock(monday);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(monday));

const filed: readonly ReferralStep[] = ['report', 'approve', 'send', 'receive', 'file'];
const step = async (id: string, name: ReferralStep, changes: object = {}) =>
  proceedingOf(await askReferral(hub, name, id, changes));
const refused = async (id: string, name: ReferralStep, changes: object) =>
  (await askReferral(hub, name, id, changes)).userErrors.map(({ path, code, rule }) => [path.join('.'), code, rule]);
const open = ({ deadlines }: ProceedingAnswer) =>
  deadlines
    .filter(({ metAt, status }) => metAt === null && !status.startsWith('ENDED'))
    .map(({ dueAt, responsible }) => `${dueAt.slice(0, 10)} ${responsible.code}`)
    .sort();

describe('objects of a case that was filed', () => {
  test('[X2] go to the police within three days of the filing, by a list that the police sign for', async () => {
    const { id, deadlines } = await goneThrough(hub, filed);
    expect(deadlines).toContainEqual(
      expect.objectContaining({
        dueAt: '2024-03-08T00:00:00.000+08:00',
        responsible: { code: 'zrzy' },
        status: 'OPEN',
      }),
    );
    const objects = [
      { name: '挖掘机', quantity: '1台', feature: '卡特336' },
      { name: '砂石', quantity: '300立方米', place: '某砂场' },
    ];
    const handed = await step(id, 'handOverObjects', { objects });
    expect(handed.objects).toEqual([
      { name: '挖掘机', quantity: '1台', feature: '卡特336' },
      { name: '砂石', quantity: '300立方米', feature: null },
    ]);
    expect(open(handed)).toContain('2024-03-07 gaj');
    expect(await refused(id, 'handOverObjects', {})).toEqual([['criminalReferralId', 'WRONG_STATE', 'X2']]);
    const signed = await step(id, 'signObjects', { signedBy: '李警官', remark: '砂石实为290立方米' });
    expect(signed).toMatchObject({ objectsSignedBy: '李警官', state: 'FILED' });
    expect(await refused(id, 'signObjects', {})).toEqual([['criminalReferralId', 'WRONG_STATE', 'X2']]);
    const more = await step(id, 'handOverObjects', { objects: [{ name: '账册', quantity: '2本' }] });
    expect(more.objects.map(({ name }) => name)).toEqual(['挖掘机', '砂石', '账册']);
    const list = await draftText(hub, 'zrzy', id, '移送涉案物品清单');
    expect(list).toContain('2. 砂石，300立方米；存放于某砂场');
  });

  test('[X2] are late afterwards, and that there are none is said', async () => {
    const { id } = await goneThrough(hub, filed);
    clock.moveTo('2024-03-08T00:00:00.000+08:00');
    expect(await refused(id, 'handOverObjects', { objects: [] })).toEqual([['objects', 'REQUIRED', 'X2']]);
    expect(await refused(id, 'handOverObjects', { objects: [{ name: ' ', quantity: '1台' }] })).toEqual([
      ['objects.0.name', 'REQUIRED', 'X2'],
    ]);
    const told = await step(id, 'handOverObjects', { objects: [], reason: '没有扣押物品' });
    expect(told.deadlines).toContainEqual(expect.objectContaining({ status: 'MET_LATE' }));
    expect(open(told).filter((each) => each.endsWith('gaj'))).toHaveLength(1);
    expect(await refused(id, 'signObjects', {})).toEqual([['criminalReferralId', 'WRONG_STATE', 'X2']]);
  });
});

describe('what becomes of it', () => {
  test.each<[string, readonly ReferralStep[], boolean]>([
    ['CASE_WITHDRAWN', ['withdrawCase'], true],
    ['PROSECUTION', ['transfer'], false],
    ['INDICTED', ['transfer', 'indict'], false],
    ['NOT_PROSECUTED', ['transfer', 'notProsecute'], true],
    ['NOT_PROSECUTED', ['transfer', 'indict', 'notProsecute'], true],
    ['JUDGED', ['transfer', 'indict', 'judge'], true],
  ])('[X2] %s is told by %j to sender and procuratorate', async (state, steps, isOver) => {
    const { id } = await goneThrough(hub, filed);
    for (const each of steps) await step(id, each);
    for (const organization of ['zrzy', 'jcy', 'gaj']) {
      const query = `query ($id: ID!) { node(id: $id) { ... on CriminalReferral { state closedAt outcomeDetail } } }`;
      const { data } = await graphql<{ node: { state: string; closedAt: string | null } }>(
        hub.url,
        await hub.token(organization),
        query,
        { id },
      );
      expect([data?.node.state, data?.node.closedAt !== null]).toEqual([state, isOver]);
    }
  });

  test('[X2] is waited for: the police, then the procuratorate', async () => {
    const { id } = await goneThrough(hub, filed);
    await step(id, 'handOverObjects', { objects: [], reason: '没有扣押物品' });
    expect(open(await step(id, 'transfer'))).toEqual(['2024-04-19 jcy']);
    expect(open(await step(id, 'indict'))).toEqual(['2024-06-04 jcy']);
  });

  test('[X2] happened on a day after the last, and not in the future', async () => {
    const { id } = await goneThrough(hub, filed);
    for (const day of ['2024-03-03', '2024-03-05'])
      expect(await refused(id, 'transfer', { on: day })).toEqual([['on', 'INVALID', 'X2']]);
    clock.moveTo('2024-03-06T10:00:00.000+08:00');
    await step(id, 'transfer', { on: '2024-03-06' });
    expect(await refused(id, 'indict', { on: '2024-03-05' })).toEqual([['on', 'INVALID', 'X2']]);
  });

  test('[X2] [X3] the procuratorate reads the case with its file, and clears it where it does not prosecute', async () => {
    const sent = await askStep(
      hub,
      '141025100',
      { field: 'caseTransfer' },
      { mutation: 'sendCaseTransfer' },
      transferInput({ discoveredAt: monday }),
    );
    const aboutId = proceedingOf(sent).id;
    const { id } = proceedingOf(await askReferral(hub, 'flag', null, { aboutId }));
    await goneThrough(hub, filed, id);
    const seen = async () => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on CaseTransfer { suspicion } } }';
      return (await graphql<{ node: object | null }>(hub.url, await hub.token('jcy'), query, { id: aboutId })).data
        ?.node;
    };
    expect(await seen()).toBeNull();
    await step(id, 'transfer');
    expect(await seen()).toEqual({ suspicion: 'REFERRED' });
    await step(id, 'notProsecute');
    expect(await seen()).toEqual({ suspicion: 'CLEARED' });
  });
});
