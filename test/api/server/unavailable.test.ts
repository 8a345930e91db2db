import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { print } from 'graphql';
import type { PoolClient } from 'pg';
import { appendEvent } from '../../harness/hub/change-log.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { patienceFactor } from '../../harness/time/patience.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { openRelay, type Relay } from '../../harness/hub/relay.js';
import { openSession } from '../../harness/clients/socket-session.js';

const poolSize = 2;
/** So many milliseconds of an idle machine; far from the ten seconds after which PostgreSQL gives up for a lock. */
const within = (milliseconds: number): number => milliseconds * Math.min(patienceFactor(), 5);
let database: TestDatabase;
let relay: Relay;
let hub: TestHub;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  relay = await openRelay(database.url);
  hub = await startHub({ database, login: relay.url, poolSize });
  token = await hub.token('scjg');
  const { status } = await graphql(hub.url, token, publishOther, { input: otherInput() });
  if (status !== 200) throw new Error(`the first publication answered ${status}`);
});
afterAll(async () => {
  await relay.restore().catch(() => undefined);
  await hub.close();
  await relay.close();
  await database.drop();
});

interface Timed {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
  readonly took: number;
}

async function timed(path: string, init: RequestInit = {}): Promise<Timed> {
  const begun = performance.now();
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
  const response = await fetch(`${hub.url}${path}`, { ...init, headers });
  const body = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body,
    took: performance.now() - begun,
  };
}

const posted = (path: string, body: object): Promise<Timed> =>
  timed(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const list = '{ sharedRecords { nodes { id history { reason } } } }';

const ways: readonly (readonly [string, () => Promise<Timed>])[] = [
  ['a query', () => posted('/graphql', { query: list })],
  ['a query of several fields', () => posted('/graphql', { query: `{ viewer { name } ${list.slice(1)}` })],
  [
    'a query by GET',
    () => timed(`/graphql?query=${encodeURIComponent(list)}`, { headers: { 'apollo-require-preflight': '1' } }),
  ],
  ['a mutation', () => posted('/graphql', { query: print(publishOther), variables: { input: otherInput() } })],
  [
    'a query with an API key',
    () =>
      timed('/graphql', {
        method: 'POST',
        headers: {
          authorization: 'Bearer ld_0123456789ab_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query: list }),
      }),
  ],
  ['an export', () => timed('/export/sharedRecords.csv')],
  ['an upload', () => timed('/uploads', { method: 'PUT', headers: { 'content-type': 'text/csv' }, body: 'a,b' })],
  ['the signed heads', () => timed('/.well-known/liandong-heads.json')],
];

async function expectUnavailable(): Promise<void> {
  for (const [name, ask] of ways) {
    const { status, retryAfter, body, took } = await ask();
    expect({ name, status, retryAfter }).toEqual({
      name,
      status: expect.any(Number),
      retryAfter: expect.stringMatching(/^[1-4]$/),
    });
    expect({ name, status }).toEqual({ name, status: 503 });
    expect(took).toBeLessThan(within(1000));
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: Number(retryAfter) } }],
    });
    expect(body).not.toMatch(/ECONN|127\.0\.0\.1|timeout|connect|SQL| at /);
  }
}

async function expectOfSocket(): Promise<void> {
  const begun = performance.now();
  const session = await openSession(hub.url, token, `query ${list}`);
  const told = await eventually(() => session.messages.find(({ type }) => type === 'next' || type === 'error'));
  expect(performance.now() - begun).toBeLessThan(within(1500));
  session.close();
  const [error] = told.errors ?? told.payload?.errors ?? [];
  expect(error).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: expect.any(Number) } });
  expect(JSON.stringify(error)).not.toContain('http');
}

async function expectReadiness(status: number): Promise<void> {
  const ready = await timed('/readyz');
  expect([ready.status, ready.took < within(1000)]).toEqual([status, true]);
  const alive = await timed('/healthz');
  expect([alive.status, alive.took < within(500)]).toEqual([200, true]);
}

describe('[hostile 17] while all connections are taken', () => {
  let taken: PoolClient[];
  beforeAll(async () => {
    const { pool } = hub.running.hub;
    taken = await Promise.all(Array.from({ length: poolSize }, () => pool.connect()));
  });
  afterAll(() => taken.forEach((client) => client.release()));

  test('every way in answers 503 with Retry-After within a second', expectUnavailable);
  test('a socket is told so of its operation', expectOfSocket);
  test('readiness is told within a second, liveness at once', () => expectReadiness(503));

  test('changes are numbered and read all the same', async () => {
    const before = hub.running.hub.feed.head();
    await appendEvent(hub.owner, randomUUID(), 1);
    expect(await eventually(() => hub.running.hub.feed.head() === before + 1)).toBe(true);
  });
});

test('[hostile 17] afterwards everything answers again, and no connection was lost', async () => {
  expect((await posted('/graphql', { query: list })).status).toBe(200);
  await expectReadiness(200);
  expect(hub.running.hub.pool.totalCount).toBeLessThanOrEqual(poolSize);
});

test('[hostile 17] statements that PostgreSQL gives up for a lock are told as 503', async () => {
  const client = await hub.owner.connect();
  await client.query('BEGIN; LOCK TABLE shared_record IN ACCESS EXCLUSIVE MODE');
  const answers = await Promise.all(Array.from({ length: 12 }, () => posted('/graphql', { query: list })));
  await client.query('ROLLBACK');
  client.release();
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
  // All but those that have a connection are told at once.
  expect(answers.filter(({ took }) => took < within(1500))).toHaveLength(answers.length - poolSize);
});

describe('[hostile 17] while the database is gone', () => {
  beforeAll(() => relay.cut());

  test('every way in answers 503 with Retry-After within a second', expectUnavailable);
  test('a socket is told so of its operation', expectOfSocket);
  test('readiness is told within a second, liveness at once', () => expectReadiness(503));
  test('a socket with a key is told to come back, not that it may not', async () => {
    const key = 'ld_0123456789ab_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect((await (await openSession(hub.url, key)).closed).code).toBe(1013);
  });

  test('it is found again when it is back', async () => {
    await relay.restore();
    expect(await eventually(async () => (await timed('/readyz')).status === 200)).toBe(true);
    expect((await posted('/graphql', { query: list })).status).toBe(200);
  });
});
