import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { judgeStandingRecords } from '../../../src/core/records/index.js';
import { categoryTypes, inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { freshKey, otherInput, publishOther, sharing, type UserErrorAnswer } from '../../harness/builders/inputs.js';
import { creditCsv, creditRow, importFile } from '../../harness/files/credit-file.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const publisher = '141025100';
const dayLength = 86_400_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** `YYYY-MM-DD` in the county, so many days ago. */
const daysAgo = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - days * dayLength).toISOString().slice(0, 10);
/** Noon of that day, which is past unless the day is today. */
const noon = (days: number): string => new Date(`${daysAgo(days)}T12:00:00+08:00`).toISOString();
const asValue = (day: string): number => Number(day.replaceAll('-', ''));

async function goLive(value: number): Promise<readonly UserErrorAnswer[]> {
  const mutation = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { userErrors { path code message rule } } }`;
  const input = { name: 'IN_SERVICE_FROM', value, validFrom: daysAgo(0), basis: '县政府常务会议纪要' };
  const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const { data, errors } = await graphql<{ setPolicy: { userErrors: UserErrorAnswer[] } }>(hub.url, token, mutation, {
    input,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.setPolicy.userErrors;
}

const judge = (): Promise<void> => judgeStandingRecords(hub.running.hub);
const never = 19_491_001;

async function published(formedAt: string): Promise<string> {
  return (
    (await mutate(hub, publisher, publishOther, otherInput({ sharing: sharing('信息', formedAt) }))).record?.id ?? ''
  );
}

async function timelinessOf(ids: readonly string[]): Promise<readonly (string | undefined)[]> {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SharedRecord { timeliness } } }';
  const { data } = await graphql<{ nodes: { timeliness: string }[] }>(hub.url, await hub.token(publisher), query, {
    ids,
  });
  return data?.nodes.map(({ timeliness }) => timeliness) ?? [];
}

beforeEach(async () => {
  await goLive(never);
  await judge();
});

describe('[S10] what was formed before the hub was in service', () => {
  test('is judged as any other until the county has decided the day', async () => {
    const id = await published('1949-10-01T12:00:00+08:00');
    await judge();
    expect(await timelinessOf([id])).toEqual(['LATE']);
  });

  test.each(categoryTypes)('is historical and not late: %s', async (type) => {
    await goLive(asValue(daysAgo(10)));
    const publishFormed = async (days: number) =>
      (await mutate(hub, publisher, publishOf(type), inputOf(type, { sharing: sharing('信息', noon(days)) }))).record;
    expect(await publishFormed(11)).toMatchObject({ timeliness: 'HISTORICAL' });
    expect(await publishFormed(10)).toMatchObject({ timeliness: 'LATE' });
    const { record } = await mutate(hub, publisher, publishOf(type), inputOf(type));
    expect(record).toMatchObject({ timeliness: 'SAME_DAY' });
  });

  test('is historical also when it was registered first, or comes by a file', async () => {
    const input = { ...sharing('待共享', noon(11)), idempotencyKey: freshKey(), category: 'OTHER_INFORMATION' };
    const { record } = await mutate(hub, publisher, recordMutations.register, input);
    expect(record?.timeliness).toBe('AWAITED');
    await goLive(asValue(daysAgo(10)));
    await judge();
    expect(await timelinessOf([record?.id ?? ''])).toEqual(['AWAITED']);
    const completed = otherInput({ sharing: { scope: 'ALL_MEMBERS', pendingRecordId: record?.id } });
    expect((await mutate(hub, publisher, publishOther, completed)).record?.timeliness).toBe('HISTORICAL');

    const rows = [
      creditRow('古司罚决字〔2026〕21号', { CF_JDRQ: daysAgo(11) }),
      creditRow('古司罚决字〔2026〕22号', { CF_JDRQ: daysAgo(10) }),
    ];
    expect(await importFile(hub, creditCsv(rows))).toMatchObject({ imported: 2 });
    const query = `query ($number: String) { penaltyDecisions(filter: { decisionNumber: $number }) { nodes { timeliness } } }`;
    const ofNumber = async (number: string) => (await graphql(hub.url, await hub.token('sfj'), query, { number })).data;
    expect(await ofNumber('古司罚决字〔2026〕21号')).toEqual({
      penaltyDecisions: { nodes: [{ timeliness: 'HISTORICAL' }] },
    });
    expect(await ofNumber('古司罚决字〔2026〕22号')).toEqual({ penaltyDecisions: { nodes: [{ timeliness: 'LATE' }] } });
  });

  test('is found by its timeliness and counted by no figure of timeliness', async () => {
    await goLive(asValue(daysAgo(10)));
    const scjg = (formedAt: string) =>
      mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('信息', formedAt) }));
    const old = [await scjg(noon(12)), await scjg(noon(11))].map(({ record }) => record?.id);
    await scjg(noon(9));
    await scjg(new Date(Date.now() - 1000).toISOString());
    const query = `query ($period: PeriodInput!) {
      sharedRecords(filter: { publisherCodes: ["scjg"], timeliness: [HISTORICAL] }) { nodes { id } totalCount }
      sharingStatistics(period: $period, groupBy: [ORGANIZATION]) { rows { organization { code }
        shared sameDay extended late historical awaited sameDayRate medianDelayHours } } }`;
    const period = { from: daysAgo(20), to: daysAgo(0) };
    const { data } = await graphql<{
      sharedRecords: { nodes: { id: string }[]; totalCount: number };
      sharingStatistics: { rows: { organization: { code: string }; medianDelayHours: number }[] };
    }>(hub.url, await hub.token('scjg'), query, { period });
    expect(data?.sharedRecords.nodes.map(({ id }) => id)).toEqual(old.toReversed());
    const row = data?.sharingStatistics.rows.find(({ organization }) => organization.code === 'scjg');
    expect(row).toMatchObject({
      shared: 4,
      sameDay: 1,
      extended: 0,
      late: 1,
      historical: 2,
      awaited: 0,
      sameDayRate: 0.5,
    });
    expect(row?.medianDelayHours).toBeLessThan(10 * 24);
  });
});

describe('the day on which the hub went into service', () => {
  test.each([20_260_231, 20_261_301, 2026, 1, 22_010_101])('is a day: %i is refused', async (value) => {
    expect(await goLive(value)).toMatchObject([{ path: ['value'], code: 'INVALID' }]);
  });

  test('[S10] is decided later on: what stands is judged anew, and as before when it is taken back', async () => {
    const [before, after, today] = [
      await published(noon(11)),
      await published(noon(10)),
      await published(new Date(Date.now() - 1000).toISOString()),
    ];
    const registered = { ...sharing('待共享', noon(12)), idempotencyKey: freshKey(), category: 'OTHER_INFORMATION' };
    const awaited = (await mutate(hub, publisher, recordMutations.register, registered)).record?.id ?? '';
    const ids = [before, after, today, awaited];
    const first = await timelinessOf(ids);
    expect(first).toEqual(['LATE', 'LATE', 'SAME_DAY', 'AWAITED']);
    await goLive(asValue(daysAgo(10)));
    await judge();
    expect(await timelinessOf(ids)).toEqual(['HISTORICAL', 'LATE', 'SAME_DAY', 'AWAITED']);
    await goLive(never);
    await judge();
    expect(await timelinessOf(ids)).toEqual(first);
  });
});
