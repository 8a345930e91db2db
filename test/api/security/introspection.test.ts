import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ schemaForAll: false });
});
afterAll(() => hub.close());

const inFragment =
  'query { ...Q } fragment Q on Query { ...R } fragment R on Query { s: __schema { queryType { name } } }';

describe('in production', () => {
  test.each([
    ['the whole schema', getIntrospectionQuery()],
    ['one type', '{ __type(name: "Query") { name } }'],
    ['the schema under another name, through fragments', inFragment],
    ['the schema beside what may be asked', '{ __typename __schema { queryType { name } } }'],
  ])('whoever is not signed in is not told %s, however often it is asked', async (_name, query) => {
    for (let n = 0; n < 3; n += 1) {
      const { status, data, errors } = await graphql(hub.url, null, query);
      expect([status, data ?? null]).toEqual([403, null]);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('匿名'), extensions: { code: 'INTROSPECTION_FORBIDDEN' } },
      ]);
    }
  });

  test('the name of a type that one has named may be asked', async () => {
    expect(await graphql(hub.url, null, '{ __typename }')).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  test('whoever is signed in may introspect', async () => {
    const token = await hub.token('nync');
    for (let n = 0; n < 3; n += 1) {
      expect((await graphql(hub.url, token, getIntrospectionQuery())).errors).toBeUndefined();
    }
  });

  test('the schema’s text is for whoever is signed in', async () => {
    const sdl = async (token: string | null): Promise<Response> =>
      fetch(`${hub.url}/schema.graphql`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
    for (const token of [null, 'wrong']) {
      const refused = await sdl(token);
      expect([refused.status, await refused.json()]).toMatchObject([
        401,
        { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      ]);
    }
    const told = await sdl(await hub.token('nync'));
    expect([told.status, await told.text()]).toEqual([200, expect.stringContaining('type Query')]);
  });
});

test('elsewhere the schema is for everybody', async () => {
  const node = await startHub({ database: hub.database });
  expect((await graphql(node.url, null, getIntrospectionQuery())).errors).toBeUndefined();
  expect((await fetch(`${node.url}/schema.graphql`)).status).toBe(200);
  await node.close();
});
