import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import { buildHubSchema } from '../../../src/app/schema.js';
import { roles } from '../../../src/core/identity/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('xzf', Object.values(roles));
  for (let index = 0; index < 5; index += 1) {
    // Kept to the microsecond, told to the millisecond: pages follow what is kept.
    const formedAt = `2026-01-05T09:00:00.00010${index}+08:00`;
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(`第${index}条`, formedAt) }));
  }
});
afterAll(() => hub.close());

/** Every list of the schema that takes cursors, with what else it must be given. */
const required: Readonly<Record<string, string>> = {
  check: 'CONFISCATION_WITHOUT_AMOUNT',
  period: '{ from: "2026-01-01", to: "2026-12-31" }',
};
const lists = Object.values(buildHubSchema().getQueryType()?.getFields() ?? {})
  .filter(({ args, type }) => {
    const named = getNamedType(type);
    return isObjectType(named) && named.name.endsWith('Connection') && args.some(({ name }) => name === 'before');
  })
  .map(({ name, args }) => {
    const others = args
      .filter(({ type }) => isNonNullType(type))
      .map((each) => {
        const value = required[each.name];
        if (value === undefined) throw new Error(`${name} needs ${each.name}`);
        return `, ${each.name}: ${value}`;
      });
    return [name, others.join('')] as const;
  });

const old = (place: string): string => Buffer.from(place).toString('base64url');

describe('[files F9] a cursor that a list did not give out', () => {
  test.each(lists)('is CURSOR_INVALID in %s, with the path, whatever it is', async (list, others) => {
    const forged = [
      'forged',
      '',
      old('2026-02-30T25:61:61+99:99|------------------------------------'),
      old('0001-01-01T00:00:00+08:06|01992f6e-0000-7000-8000-00000000abcd'),
      old('330231-01|999999999'),
      'psn_999999999',
      '999999999',
    ];
    for (const argument of ['after', 'before']) {
      for (const cursor of forged) {
        const query = `query ($cursor: String) { ${list}(${argument}: $cursor${others}) { totalCount nodes { __typename } } }`;
        const { status, errors } = await graphql(hub.url, token, query, { cursor });
        expect({ argument, cursor, status, errors }).toMatchObject({
          status: 400,
          errors: [{ path: [list], extensions: { code: 'CURSOR_INVALID' } }],
        });
      }
    }
  });

  test('is one of another list, too', async () => {
    const query = '{ sharedRecords(first: 1) { pageInfo { endCursor } } }';
    const { data } = await graphql<{ sharedRecords: { pageInfo: { endCursor: string } } }>(hub.url, token, query);
    const cursor = data?.sharedRecords.pageInfo.endCursor;
    const taken = 'query ($cursor: String) { proceedings(after: $cursor) { totalCount } }';
    expect(await graphql(hub.url, token, taken, { cursor })).toMatchObject({
      errors: [{ extensions: { code: 'CURSOR_INVALID' } }],
    });
  });
});

test('pages go on between records that are told as of one millisecond', async () => {
  interface Page {
    readonly sharedRecords: {
      readonly nodes: readonly { title: string; formedAt: string }[];
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    };
  }
  const query = `query ($after: String) { sharedRecords(first: 2, after: $after) {
    nodes { title formedAt } pageInfo { endCursor hasNextPage } } }`;
  const read: { title: string; formedAt: string }[] = [];
  let after: string | null = null;
  do {
    const { data }: { data?: Page | null } = await graphql<Page>(hub.url, token, query, { after });
    read.push(...(data?.sharedRecords.nodes ?? []));
    after = data?.sharedRecords.pageInfo.hasNextPage ? data.sharedRecords.pageInfo.endCursor : null;
  } while (after !== null);
  expect(read.map(({ title }) => title)).toEqual([4, 3, 2, 1, 0].map((index) => `第${index}条`));
  expect(new Set(read.map(({ formedAt }) => formedAt))).toEqual(new Set(['2026-01-05T09:00:00.000+08:00']));
});
