import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askReverse, penaltyFor, reverse, reverseInput } from '../../harness/builders/reverse-referral.js';
import { draftText } from '../../harness/clients/draft.js';
import { graphql } from '../../harness/clients/graphql.js';
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

const opinion = (changes: object = {}) => reverse(hub, 'jcy', 'sendReverseReferral', reverseInput(changes));
const refusals = async (organization: string, mutation: string, input: object) =>
  (await askReverse(hub, organization, mutation, input)).userErrors.map(({ path, code, rule }) => [
    path.join('.'),
    code,
    rule,
  ]);
const seenBy = async (organization: string, id: string) => {
  const query = `query ($id: ID!) { node(id: $id) { id } reverseReferrals(first: 100) { nodes { id } } }`;
  interface Seen {
    readonly node: object | null;
    readonly reverseReferrals: { readonly nodes: readonly { readonly id: string }[] };
  }
  const { data } = await graphql<Seen>(hub.url, await hub.token(organization), query, { id });
  return [data?.node != null, data?.reverseReferrals.nodes.some((each) => each.id === id)];
};

describe('an opinion of the procuratorate', () => {
  test('[X2] is copied to the justice bureau, and seen by nobody else', async () => {
    const { id, justice, procuratorate } = await opinion();
    expect([justice, procuratorate]).toEqual([{ code: 'sfj' }, null]);
    for (const organization of ['jcy', 'zrzy', 'sfj']) expect(await seenBy(organization, id)).toEqual([true, true]);
    for (const organization of ['gaj', 'xzf', 'scjg']) expect(await seenBy(organization, id)).toEqual([false, false]);
  });

  test('[X2] is answered within two months, and taken or returned before', async () => {
    const { deadlines, replyDueAt } = await opinion();
    expect(replyDueAt).toBe('2024-05-07T00:00:00.000+08:00');
    const open = deadlines.filter(({ status }) => status === 'OPEN');
    expect(open.map(({ dueAt, responsible }) => `${dueAt} ${responsible.code}`).sort()).toEqual([
      '2024-03-12T00:00:00.000+08:00 zrzy',
      '2024-05-07T00:00:00.000+08:00 zrzy',
    ]);
  });

  test('[X2] says itself until when, where it is urgent', async () => {
    const { deadlines, replyDueAt } = await opinion({ replyBy: '2024-03-15' });
    expect(replyDueAt).toBe('2024-03-16T00:00:00.000+08:00');
    expect(deadlines.map(({ dueAt }) => dueAt)).toContain(replyDueAt);
  });

  test.each([
    ['2024-03-01', 'MET'],
    ['2024-02-27', 'MET_LATE'],
  ])('[X2] is served within three days of a decision of %s: %s', async (decidedOn, status) => {
    const { deadlines } = await opinion({ decidedOn });
    expect(deadlines.filter(({ metAt }) => metAt !== null)).toEqual([expect.objectContaining({ status })]);
  });

  test('[X2] is answered by a penalty once its decision names the case', async () => {
    const { id } = await opinion();
    await reverse(hub, 'zrzy', 'acceptReverseReferral', { reverseReferralId: id });
    const report = { reverseReferralId: id, decisionNumber: '古自然资罚决字〔2024〕3号' };
    expect(await refusals('zrzy', 'reportReversePenalty', report)).toEqual([['decisionNumber', 'INVALID', 'S3']]);
    await penaltyFor(hub, 'jcy', id, monday);
    expect(await refusals('zrzy', 'reportReversePenalty', report)).toEqual([['decisionNumber', 'INVALID', 'S3']]);
    const decision = await penaltyFor(hub, 'zrzy', id, monday);
    const told = await reverse(hub, 'zrzy', 'reportReversePenalty', report);
    expect(told).toMatchObject({
      state: 'PENALIZED',
      outcome: 'PENALIZED',
      decisions: expect.arrayContaining([{ id: decision }]),
    });
    expect(told.closedAt).not.toBeNull();
    expect(await draftText(hub, 'zrzy', id, '检察意见（移送）回复函')).toContain('古自然资罚决字〔2024〕3号');
    expect(await draftText(hub, 'jcy', id, '行政处罚移送函')).toContain('人民检察院检察意见书');
  });

  test('[X2] that is returned goes to another authority, and whoever returned it reads on', async () => {
    const { id } = await opinion();
    await reverse(hub, 'zrzy', 'returnReverseReferral', { reverseReferralId: id, reason: '不属于本单位职责' });
    clock.moveTo('2024-03-06T10:00:00.000+08:00');
    const on = { reverseReferralId: id, toCode: 'scjg', reason: '属无照经营' };
    const sent = await reverse(hub, 'jcy', 'sendOnReverseReferral', on);
    expect(sent).toMatchObject({ state: 'SENT', authority: { code: 'scjg' } });
    const open = sent.deadlines.filter(({ status }) => status === 'OPEN');
    expect(open.map(({ responsible }) => responsible.code)).toEqual(['scjg', 'scjg']);
    expect(await seenBy('zrzy', id)).toEqual([true, true]);
  });

  test('[X2] reasons against a penalty are put before the county government, whose order starts the time anew', async () => {
    const { id: reverseReferralId } = await opinion();
    await reverse(hub, 'zrzy', 'acceptReverseReferral', { reverseReferralId });
    await reverse(hub, 'zrzy', 'declineReversePenalty', { reverseReferralId, reason: '轻微并及时改正' });
    await reverse(hub, 'jcy', 'escalateReverseReferral', { reverseReferralId, reason: '没有改正' });
    expect(await seenBy('xzf', reverseReferralId)).toEqual([true, true]);
    clock.moveTo('2024-03-11T10:00:00.000+08:00');
    const order = { reverseReferralId, decision: '由自然资源局依法处理' };
    const ordered = await reverse(hub, 'xzf', 'orderReverseReferral', order, ['COUNTY_GOVERNMENT']);
    expect(ordered).toMatchObject({ state: 'ACCEPTED', outcome: null, replyDueAt: '2024-05-11T00:00:00.000+08:00' });
  });

  test('[X2] silence is put before the county government once the time to reply is over', async () => {
    const { id: reverseReferralId } = await opinion();
    const silence = { reverseReferralId, reason: '逾期未回复' };
    const early = await refusals('jcy', 'escalateUnansweredReverseReferral', silence);
    expect(early).toEqual([['reverseReferralId', 'WRONG_STATE', 'X2']]);
    clock.moveTo('2024-05-07T00:00:00.000+08:00');
    const escalated = await reverse(hub, 'jcy', 'escalateUnansweredReverseReferral', silence);
    expect(escalated.state).toBe('ESCALATED');
    const open = escalated.deadlines.filter(({ metAt, status }) => metAt === null && !status.startsWith('ENDED'));
    expect(open.map(({ responsible }) => responsible.code)).toContain('xzf');
  });
});

describe('what others send', () => {
  test.each([
    ['gaj', 'NOT_FILED'],
    ['gaj', 'CASE_WITHDRAWN'],
    ['fy', 'EXEMPTED'],
  ])('[X2] by %s (%s) is copied to the procuratorate', async (organization, ground) => {
    const { id, procuratorate, justice, deadlines } = await reverse(
      hub,
      organization,
      'sendReverseReferral',
      reverseInput({ ground }),
    );
    expect([procuratorate, justice]).toEqual([{ code: 'jcy' }, null]);
    expect(await seenBy('jcy', id)).toEqual([true, true]);
    expect(deadlines.every(({ metAt }) => metAt === null)).toBe(true);
  });

  test.each([
    ['gaj', 'NOT_PROSECUTED'],
    ['jcy', 'NOT_FILED'],
    ['141025100', 'NOT_FILED'],
    ['gaj', 'EXEMPTED'],
  ])('[X2] %s does not send what is not its decision (%s)', async (organization, ground) => {
    expect(await refusals(organization, 'sendReverseReferral', reverseInput({ ground }))).toEqual([
      ['', 'WRONG_PARTY', 'X2'],
    ]);
  });

  test.each([
    [{ toCode: 'jcy' }, ['toCode', 'INVALID', 'X2']],
    [{ toCode: 'xzf' }, ['toCode', 'INVALID', 'X2']],
    [{ toCode: 'none' }, ['toCode', 'NOT_FOUND', null]],
    [{ decidedOn: '2024-03-05' }, ['decidedOn', 'INVALID', 'X2']],
    [{ replyBy: '2024-03-04' }, ['replyBy', 'INVALID', 'X2']],
    [{ partyCode: '91141025MA0GTYRP66' }, ['partyCode', 'INVALID', 'X2']],
    [{ townshipCode: 'none' }, ['townshipCode', 'NOT_FOUND', null]],
  ])('[X2] of the request %j is refused %j', async (changes, expected) => {
    expect(await refusals('jcy', 'sendReverseReferral', reverseInput(changes))).toEqual([expected]);
  });
});

test('[X2] are counted by whoever is to penalize, for the county and for the parties', async () => {
  const query = `{ reverseReferralStatistics(period: { from: "2024-03-01", to: "2024-03-31" }, groupBy: [ORGANIZATION]) {
    rows { organization { code } sent notProsecuted returned penalized notPunished repliedInTimeRate medianDaysToReply } } }`;
  interface Row {
    readonly organization: { readonly code: string };
    readonly sent: number;
  }
  interface Counted {
    readonly reverseReferralStatistics: { readonly rows: readonly Row[] };
  }
  const counted = async (organization: string) => {
    const { data, errors } = await graphql<Counted>(hub.url, await hub.token(organization), query);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.reverseReferralStatistics.rows.find((row) => row.organization.code === 'whly');
  };
  const { id: reverseReferralId } = await opinion({ toCode: 'whly' });
  await opinion({ toCode: 'whly' });
  clock.moveTo('2024-03-06T10:00:00.000+08:00');
  await reverse(hub, 'whly', 'acceptReverseReferral', { reverseReferralId });
  await reverse(hub, 'whly', 'declineReversePenalty', { reverseReferralId, reason: '轻微并及时改正' });
  const row = { sent: 2, notProsecuted: 2, returned: 0, penalized: 0, notPunished: 1, repliedInTimeRate: 1 };
  for (const organization of ['whly', 'jcy', 'sfj'])
    expect(await counted(organization)).toMatchObject({ ...row, medianDaysToReply: 2 });
  expect(await counted('lyj')).toBeUndefined();
});
