import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raised } from '../../harness/builders/disputed-transfer.js';
import { inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { exported } from '../../harness/clients/export.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const township = '141025100';
let hub: TestHub;

beforeAll(async () => {
  hub = await startHub();
  await mutate(hub, township, publishOf('PenaltyDecision'), inputOf('PenaltyDecision'));
  for (let count = 0; count < 3; count += 1) await raised(hub);
});
afterAll(() => hub.close());

/** What two fields answer to the same question. */
async function both(former: string, current: string): Promise<readonly [unknown, unknown]> {
  const query = `{ former: ${former} current: ${current} }`;
  const { data, errors } = await graphql<{ former: unknown; current: unknown }>(
    hub.url,
    await hub.token(township),
    query,
  );
  expect(errors).toBeUndefined();
  return [data?.former, data?.current];
}

describe('a former name answers as its successor', () => {
  test('sharedToday(on:) and sharedOn(date:)', async () => {
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const [former, current] = await both(
      `sharedToday(on: "${day}") { category count }`,
      `sharedOn(date: "${day}") { category count }`,
    );
    expect(former).toEqual(current);
    expect(current).toContainEqual({ category: 'PENALTY_DECISION', count: 1 });
    const [today] = await both('sharedToday { count }', 'sharedOn { count }');
    expect(today).toEqual((current as { count: number }[]).map(({ count }) => ({ count })));
  });

  test('[D1] disputes and jurisdictionDisputes, page by page', async () => {
    const page =
      '(first: 2, filter: { open: true }) { totalCount nodes { number } pageInfo { hasNextPage endCursor } }';
    const [former, current] = await both(`disputes${page}`, `jurisdictionDisputes${page}`);
    expect(former).toEqual(current);
    expect(current).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  });

  test('its export too', async () => {
    const read = async (name: string): Promise<string> =>
      (await exported(hub, township, `${name}.csv?columns=number,raiser.name`)).body.toString();
    expect(await read('disputes')).toBe(await read('jurisdictionDisputes'));
    expect(await read('disputes')).toMatch(/^\uFEFF平台登记号,提出单位·名称\r\n/);
  });
});
