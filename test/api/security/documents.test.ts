import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { openStream } from '../../harness/clients/stream.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('141025100');
});
afterAll(() => hub.close());

interface Fault {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

async function overHttp(query: string): Promise<readonly Fault[]> {
  const { status, errors = [] } = await graphql(hub.url, token, query);
  expect(status).toBe(400);
  return errors;
}

async function onSocket(query: string): Promise<readonly Fault[]> {
  const session = await openSession(hub.url, token, query);
  const told = await eventually(() => session.messages.find(({ type }) => type === 'error' || type === 'next'));
  session.close();
  return (told.errors ?? told.payload?.errors ?? []) as readonly Fault[];
}

async function onStream(query: string): Promise<readonly Fault[]> {
  const stream = await openStream(hub.url, { token, asked: { query } });
  const { errors } = JSON.parse(await stream.body()) as { errors: readonly Fault[] };
  expect(stream.status).toBe(400);
  return errors;
}

/** What is asked of one transport is asked of all. */
const transports = [
  ['over HTTP', overHttp],
  ['on a socket', onSocket],
  ['on a stream', onStream],
] as const;

const repeated = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number, field: string, leaf: string): string =>
  `${`${field} { `.repeat(depth)}${leaf}${' }'.repeat(depth)}`;
const chain = repeated(12, (n) => `fragment F${n} on Organization { successor { ...F${n + 1} } }`);

const attacks: readonly (readonly [string, string, string])[] = [
  [
    '13 levels of fields',
    `{ viewer { organization { ${nested(11, 'successor', 'code')} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '13 levels through fragments',
    `{ viewer { organization { ...F0 } } } ${chain} fragment F12 on Organization { code }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['40 aliases', `{ ${repeated(40, (n) => `a${n}: viewer { name }`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    '40 directives',
    `{ viewer { name ${repeated(40, () => 'name @include(if: true)')} } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '200 spreads of one fragment',
    `{ viewer { ${repeated(200, () => '...V')} } } fragment V on Viewer { name }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['2,001 tokens', `{ ${repeated(2001, () => 'viewer')} }`, 'GRAPHQL_PARSE_FAILED'],
  ['thousands of nested brackets', `{ a(b: ${'['.repeat(7000)}`, 'GRAPHQL_PARSE_FAILED'],
  [
    'circular fragments',
    '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection in circles',
    `{ __schema { types { ${nested(5, 'fields { type', 'name').replaceAll(' }', ' } }')} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'pages beside pages',
    `{ ${repeated(20, (n) => `a${n}: sharedRecords(first: 100) { nodes { title history { kind by { name } } } }`)} }`,
    'COST_LIMIT_EXCEEDED',
  ],
];

/** Apollo does not tell which limit it was. */
const codesOf = (code: string): unknown[] =>
  code === 'GRAPHQL_VALIDATION_FAILED' ? [code, 'DOCUMENT_TOO_LARGE'] : [code];

describe.each(transports)('a document that costs too much to look at or to answer, %s', (_name, ask) => {
  test.each(attacks)('%s: is refused', async (_attack, query, code) => {
    const faults = await ask(query);
    expect(codesOf(code)).toContainEqual(faults[0]?.extensions?.code);
    expect(faults[0]?.message).toBe((await overHttp(query))[0]?.message);
    for (const { message } of faults) expect(message).not.toMatch(/node_modules|\bat \S+:\d+|SELECT|\/src\//);
  });

  test('the same with all its variants leaves the hub as quick as before', async () => {
    const started = performance.now();
    for (const [, query] of attacks) await ask(query);
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await graphql(hub.url, token, '{ viewer { name } }')).status).toBe(200);
  });
});

describe('what tools and people ask', () => {
  test('introspection as GraphiQL sends it', async () => {
    const { errors } = await graphql(hub.url, token, getIntrospectionQuery({ inputValueDeprecation: true }));
    expect(errors).toBeUndefined();
  });

  test('a wrong field name is not answered with a right one', async () => {
    for (const [, ask] of transports) {
      const [fault] = await ask('{ viewr { name } }');
      expect(fault?.message).toMatch(/Cannot query field/);
      expect(fault?.message).not.toMatch(/Did you mean|viewer/);
    }
  });

  test('a page costs its size times its fields, which the answer tells', async () => {
    const page = async (first: number): Promise<unknown> => {
      const query = 'query ($first: Int) { penaltyDecisions(first: $first) { nodes { id title publisher { code } } } }';
      const answer = (await graphql(hub.url, token, query, { first })) as { extensions?: { cost: object } };
      return answer.extensions?.cost;
    };
    expect(await page(10)).toEqual({ requested: 51, limit: 20_000 });
    expect(await page(100)).toEqual({ requested: 501, limit: 20_000 });
    // The second time by a read plan.
    expect(await page(10)).toEqual({ requested: 51, limit: 20_000 });
  });
});
