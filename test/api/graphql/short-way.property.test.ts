import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { print } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { hubSchema } from '../../../src/app/schema.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { wholeDocuments } from '../../harness/properties/whole-documents.js';

const passages = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
let hub: TestHub;
let token: string;
beforeAll(async () => {
  // `asOf` is the same in every answer.
  hub = await startHub({ clock: { now: () => Temporal.Instant.from('2030-05-06T09:00:00.000+08:00') } });
  token = await hub.token('scjg');
});
afterAll(() => hub.close());

/** Lists, records that there are not, mutations whose key was used, faults of every kind, and what is no document. */
const documents = [
  ...wholeDocuments(hubSchema(), 1).map(({ text }) => text),
  'query A { viewer { name } } query B { viewer { organization { name } } }',
  'query ($first: Int) { sharedRecords(first: $first) { nodes { id title } pageInfo { endCursor } } }',
  '{ node(id: "nothing") { id } }',
  '{ sharedRecords(after: "forged") { nodes { id } } viewer { name } }',
  'query ($id: ID!) { node(id: $id) { id } }',
  'subscription { changes { cursor } }',
  '{ viewer { nobody } }',
  '{ viewer { name ',
  '{ sharedRecords(first: 100) { nodes { history { reason } extensions { reason } } } }',
  ' ',
];
const deep = JSON.parse(`${'['.repeat(40)}1${']'.repeat(40)}`) as unknown;

/** A member of the body that is missing most of the time, else good or of a form that it must not have. */
const member = (...values: unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const bodies = fc.record({
  query: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...documents) }, fc.constantFrom<unknown>('', null, 5, {})),
  variables: member(null, {}, { first: 1 }, { first: 'x' }, { id: 'org_scjg' }, { first: 1, deep }, [], 'x', 1),
  operationName: member(null, '', 'A', 'B', 'C', 1),
  extensions: member(null, {}, { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } }, [], 'x'),
  documentId: member(`sha256:${'0'.repeat(64)}`, 7),
});
const headers = fc.record({
  accept: fc.constantFrom(
    ...['*/*', 'application/json', 'application/graphql-response+json', 'text/html', 'text/html, */*;q=0.1', ''],
    'application/graphql-response+json, application/json;q=0.9',
  ),
  authorization: fc.constantFrom('known', 'known', 'known', 'Bearer nobody', 'Basic eA==', null),
});

let asked = 0;

interface Whole {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The whole answer; with `unseen` headers, which Apollo has not answered before. */
async function ask(
  body: unknown,
  { accept, authorization }: { readonly accept: string; readonly authorization: string | null },
  { unseen }: { readonly unseen: boolean },
): Promise<Whole> {
  asked += 1;
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      accept,
      'content-type': `application/json${unseen ? `; unseen=${asked}` : ''}`,
      ...(authorization === null
        ? {}
        : { authorization: authorization === 'known' ? `Bearer ${token}` : authorization }),
    },
    body: JSON.stringify(body),
  });
  const { date: _, ...others } = Object.fromEntries(response.headers);
  return { status: response.status, headers: others, body: await response.text() };
}

const form = { accept: '*/*', authorization: 'known' };

test('a request that comes again is answered past Apollo', async () => {
  const query = '{ viewer { name } }';
  await ask({ query }, form, { unseen: false });
  passages.mockClear();
  const answers = [await ask({ query }, form, { unseen: false }), await ask({ query }, form, { unseen: false })];
  expect(passages).not.toHaveBeenCalled();
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[0]?.body).toContain('"viewer":{"name":');
});

test('[P] whatever is asked, Apollo and the short way answer alike: status, headers and every byte', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, headers, async (body, given) => {
      const expected = await ask(body, given, { unseen: true });
      for (const _ of [1, 2]) expect(await ask(body, given, { unseen: false })).toEqual(expected);
    }),
    { numRuns: 250 },
  );
});

test('a mutation that fails or is repeated is executed once a request, and answered alike', async () => {
  const query = print(publishOther);
  for (const input of [otherInput(), otherInput({ title: '' }), { idempotencyKey: 'too short' }]) {
    await ask({ query, variables: { input } }, form, { unseen: false });
    const expected = await ask({ query, variables: { input } }, form, { unseen: true });
    expect(await ask({ query, variables: { input } }, form, { unseen: false })).toEqual(expected);
  }
  const before = await hub.owner.query('SELECT count(*) FROM change_event');
  await ask({ query, variables: { input: otherInput() } }, form, { unseen: false });
  const after = await hub.owner.query('SELECT count(*) FROM change_event');
  expect(Number(after.rows[0].count) - Number(before.rows[0].count)).toBe(1);
});

test('what goes wrong while it is executed is told as Apollo tells it, without being executed again', async () => {
  // One statement: of two that fail, either may be told of first.
  const query = '{ __typename sharedRecords(first: 1) { nodes { id } } }';
  await ask({ query }, form, { unseen: false });
  await hub.owner.query('ALTER TABLE shared_record RENAME TO gone');
  passages.mockClear();
  const [faulty, expected] = [
    await ask({ query }, form, { unseen: false }),
    await ask({ query }, form, { unseen: true }),
  ];
  await hub.owner.query('ALTER TABLE gone RENAME TO shared_record');
  const masked = (text: string): string => text.replaceAll(/"errorId":"[^"]*"/g, '"errorId":""');
  expect({ ...faulty, body: masked(faulty.body) }).toEqual({ ...expected, body: masked(expected.body) });
  expect(faulty.body).toContain('INTERNAL_SERVER_ERROR');
  expect(passages).toHaveBeenCalledTimes(2);
});
