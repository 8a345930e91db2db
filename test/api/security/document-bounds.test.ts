import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubSchema } from '../../../src/app/schema.js';
import { issueDemonstrationToken } from '../../../src/core/identity/index.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { heapInUse } from '../../harness/measure/heap.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { watchLoop, type LoopWatch } from '../../harness/measure/loop-watch.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { openStream } from '../../harness/clients/stream.js';
import { wholeDocuments } from '../../harness/properties/whole-documents.js';

const schema = hubSchema();
/** Milliseconds of processor time that nobody may wait for one turn of the event loop. */
const mostBlocked = 100;
let hub: TestHub;
let token: string;
let loop: LoopWatch;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('141025100', ['VIEWER']);
  await graphql(hub.url, token, '{ viewer { person { name } } }');
});
beforeEach(() => {
  loop = watchLoop();
});
afterEach(() => loop.stop());
afterAll(() => hub.close());

const doubled = (levels: number, root: string): string =>
  `query B { ${root} } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on SharedRecord { ...F${n + 1} ...F${n + 1} }`).join(' ')}
  fragment F${levels} on SharedRecord { id }`;

interface Told {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const ways: readonly (readonly [string, (query: string, extra?: object) => Promise<Told | undefined>])[] = [
  [
    'HTTP',
    async (query, extra) => {
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, ...extra }),
      });
      const { errors } = (await response.json()) as { errors?: Told[] };
      return errors && { ...errors[0], extensions: { ...errors[0]?.extensions, status: response.status } };
    },
  ],
  [
    'WebSocket',
    async (query, extra) => {
      const session = await openSession(hub.url, token, query, extra);
      const { errors, payload } = await eventually(() =>
        session.messages.find(({ type }) => type === 'error' || type === 'next'),
      );
      session.close();
      return (errors ?? payload?.errors)?.[0];
    },
  ],
  [
    'SSE',
    async (query, extra) => {
      const stream = await openStream(hub.url, { token, asked: { query, ...extra } });
      if (stream.status !== 200) {
        const { errors } = JSON.parse(await stream.body()) as { errors: Told[] };
        return { ...errors[0], extensions: { ...errors[0]?.extensions, status: stream.status } };
      }
      const [result] = await stream.until(1);
      stream.leave();
      return result?.errors?.[0];
    },
  ],
];

describe.each(ways)('over %s', (_name, ask) => {
  test.each([16, 20, 22, 29])('[hostile 3] %i levels of doubled fragments are refused at once', async (levels) => {
    const query = doubled(levels, 'sharedRecords(first: 1) { nodes { ...F0 } }');
    for (let n = 0; n < 3; n += 1) expect((await ask(query))?.extensions?.['code']).toBe('DOCUMENT_TOO_LARGE');
    expect(loop.longest()).toBeLessThan(mostBlocked);
  });

  test('[hostile 3] root fields count where their fragment is spread', async () => {
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {}).slice(0, 40);
    const query = `{ ...Q } fragment Q on Query { ${fields.join(' ')} }`;
    expect((await ask(query))?.extensions?.['code']).toBe('DOCUMENT_TOO_LARGE');
  });

  test('[hostile 4] doubled fragments beside it do not hide what an operation costs', async () => {
    const page = 'sharedRecords(first: 100) { nodes { title history { kind by { name } } } }';
    const pages = Array.from({ length: 18 }, (_, n) => `a${n}: ${page}`).join(' ');
    for (const levels of [5, 14]) {
      const query = doubled(levels, `${pages} x: sharedRecords(first: 1) { nodes { ...F0 } }`);
      expect(['COST_LIMIT_EXCEEDED', 'DOCUMENT_TOO_LARGE']).toContain((await ask(query))?.extensions?.['code']);
    }
  });

  test('[hostile 4] what a condition left out the first time is reckoned when it is asked for', async () => {
    const page = 'sharedRecords(first: 100) { nodes { title history { kind by { name } } } }';
    const pages = Array.from({ length: 18 }, (_, n) => `a${n}: ${page}`).join(' ');
    const query = `query ($all: Boolean!) { viewer { organization { code } } ... on Query @include(if: $all) { ${pages} } }`;
    expect(await ask(query, { variables: { all: false } })).toBeUndefined();
    expect((await ask(query, { variables: { all: true } }))?.extensions?.['code']).toBe('COST_LIMIT_EXCEEDED');
  });

  test.each(['B', '', '__proto__'])(
    '[files F9a] the operation name %j that no operation bears is the caller’s fault',
    async (operationName) => {
      const told = await ask('query A { viewer { organization { code } } }', { operationName });
      expect(told?.extensions).toMatchObject({ code: 'OPERATION_RESOLUTION_FAILURE' });
      expect([undefined, 400]).toContain(told?.extensions?.['status']);
    },
  );

  test('[hostile 5] variables nested beyond any input are the caller’s fault', async () => {
    const levels = 1_000;
    const ids = JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;
    const told = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids } });
    expect(told).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(told?.message).not.toContain('call stack');
  });
});

describe('a caller whom nobody knows', () => {
  test('[hostile 3] leaves nothing behind, however many documents and variables it sends', async () => {
    const before = heapInUse();
    for (let n = 0; n < 150; n += 1) {
      const fields = Array.from({ length: 600 }, (_, k) => `t${n % 2}x${k}`).join(' ');
      const query =
        n % 2 === 0
          ? `query Q${n} { sharedRecords { nodes { ${fields} } } }`
          : `query Q${n} { __typename } # ${n}${'x'.repeat(100_000)}`;
      const { status } = await graphql(hub.url, null, query, { ids: [`${n}${'x'.repeat(50_000)}`] });
      expect(status).toBe(n % 2 === 0 ? 401 : 200);
    }
    expect(heapInUse() - before).toBeLessThan(10);
  });

  test('may ask for the schema, but for no more of it than tools do', async () => {
    expect((await graphql(hub.url, null, getIntrospectionQuery())).errors).toBeUndefined();
    const twice =
      '{ __schema { a: types { ...T } b: types { ...T } } } fragment T on __Type { fields { args { type { name } } type { fields { name args { name type { name } } } } } }';
    expect((await graphql(hub.url, null, twice)).errors?.[0]?.extensions?.['code']).toBe('DOCUMENT_TOO_LARGE');
  });

  test('with a wrong token is refused before its document is read', async () => {
    expect((await graphql(hub.url, 'wrong', '{ {')).status).toBe(401);
  });
});

/**
 * The longest turn while a document is asked until it is compiled. One that is too long is looked at again with a document that is
 * new by its text: a collection of garbage falls into one of the three, what the document itself takes into each.
 */
async function longestTurn(text: string): Promise<number> {
  let shortest = Infinity;
  for (let again = 0; again < 3 && shortest > mostBlocked; again += 1) {
    loop.longest();
    for (let n = 0; n < 6; n += 1) await graphql(hub.url, token, text + ' '.repeat(again));
    await sleep(20);
    shortest = Math.min(shortest, loop.longest());
  }
  return shortest;
}

describe('documents of somebody who is known', () => {
  test('[hostile 3] every list with all of its fields, asked often, never holds up the others', async () => {
    const before = heapInUse();
    const slow: [string, number][] = [];
    for (const { name, text } of [2, 3].flatMap((depth) => wholeDocuments(schema, depth))) {
      const longest = await longestTurn(text);
      if (longest > mostBlocked) slow.push([name, Math.round(longest)]);
    }
    expect(slow).toEqual([]);
    expect(heapInUse() - before).toBeLessThan(150);
  });

  test('[hostile 5] large variables are not kept: 200 of 200 kB each', async () => {
    const query = 'query D($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ask = (n: number) => graphql(hub.url, token, query, { ids: [`${n} ${'x'.repeat(200_000)}`] });
    await ask(-1);
    const before = heapInUse();
    for (let n = 0; n < 200; n += 1) await ask(n);
    expect(heapInUse() - before).toBeLessThan(10);
  });
});

test('[hostile 5] a hundred thousand brackets for a variable are refused with 400', async () => {
  const levels = 100_000;
  const body = `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  ]);
});

describe('what is told of a fault', () => {
  test.each([
    ['subject', { subject: 'a\u0000b' }],
    ['name', { name: '甲\u0000' }],
    ['organization', { organizationCode: 'scjg\u0000' }],
  ])('[hostile 15] a claim that no database can hold is a wrong token: %s', async (_claim, claims) => {
    const wrong = await issueDemonstrationToken(hub.running.keys, {
      ...{ organizationCode: 'scjg', roles: ['VIEWER'], name: '某人', subject: 'test:claims', hours: 1 },
      ...claims,
    });
    const { status, errors } = await graphql(hub.url, wrong, '{ viewer { organization { code } } }');
    expect([status, errors]).toMatchObject([401, [{ extensions: { code: 'UNAUTHENTICATED' } }]]);
  });
});
