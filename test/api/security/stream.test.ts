import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from 'graphql-sse';
import { SignJWT } from 'jose';
import { demonstrationIssuer, tokenAudience } from '../../../src/core/identity/demonstration-issuer.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { openStream, type StreamRequest, type TestStream } from '../../harness/clients/stream.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('nync');
});
afterAll(() => hub.close());

const open: TestStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) stream.leave();
  await eventually(() => hub.connections.count() === 0);
});

const follow = `subscription ($after: String) {
  changes(after: $after) { cursor previousCursor kind subject { ... on SharedRecord { title } } } }`;

async function stream(request: Partial<StreamRequest> = {}, node = hub): Promise<TestStream> {
  const opened = await openStream(node.url, { token, asked: { query: follow }, ...request });
  open.push(opened);
  return opened;
}

interface Change {
  readonly cursor: string;
  readonly previousCursor: string;
  readonly kind: string;
  readonly subject: { readonly title: string };
}
/** Behind the heartbeat that every stream begins with. */
const changesOf = ({ results }: TestStream): Change[] =>
  results.map(({ data }) => data?.['changes'] as Change).filter(({ kind }) => kind !== 'HEARTBEAT');
const publish = (title: string) => mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title) }));

async function refusalOf(request: Partial<StreamRequest>): Promise<readonly [number, unknown]> {
  const refused = await stream(request);
  const body = await refused.body();
  expect(refused.headers['content-type']).toMatch(/json/);
  expect(body).not.toMatch(/node_modules|\bat \S+:\d+|SELECT|\/src\//);
  return [
    refused.status,
    (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ];
}

describe('a stream', () => {
  test('gives every change once, in order, and goes on from a cursor, by POST and by GET', async () => {
    const first = await stream();
    expect([first.status, first.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(first.headers['x-content-type-options']).toBe('nosniff');
    for (const title of ['甲', '乙', '丙']) await publish(title);
    await first.until(4);
    expect(changesOf(first).map(({ subject }) => subject.title)).toEqual(['甲', '乙', '丙']);
    const [{ cursor } = { cursor: '' }] = changesOf(first);
    const second = await stream({ method: 'GET', asked: { query: follow, variables: { after: cursor } } });
    await second.until(3);
    expect(changesOf(second)).toEqual(changesOf(first).slice(1));
  });

  test('answers a query and is complete', async () => {
    const one = await stream({ asked: { query: '{ viewer { organization { code } } }' } });
    await one.ended;
    expect([one.results[0]?.data, one.isComplete()]).toEqual([{ viewer: { organization: { code: 'nync' } } }, true]);
  });

  test('is opened by whoever takes anything, as curl does', async () => {
    for (const accept of ['*/*', 'text/event-stream, */*;q=0.5', 'application/json, text/*']) {
      expect((await stream({ headers: { accept } })).status).toBe(200);
    }
  });

  test('is understood by the protocol’s own client', async () => {
    const client = createClient({ url: `${hub.url}/graphql/stream`, headers: { authorization: `Bearer ${token}` } });
    const changes = client.iterate<{ changes: Change }>({ query: follow });
    const { value: opening } = await changes.next();
    expect(opening.data.changes.kind).toBe('HEARTBEAT');
    const next = changes.next();
    await publish('库');
    const { value } = await next;
    expect(value.data.changes.subject.title).toBe('库');
    await changes.return?.();
    client.dispose();
  });

  test('tells what is wrong with a cursor, masked as everywhere', async () => {
    const wrong = await stream({ asked: { query: follow, variables: { after: 'forged' } } });
    await wrong.ended;
    expect(wrong.results).toMatchObject([{ errors: [{ extensions: { code: 'CURSOR_INVALID' } }] }]);
    expect(JSON.stringify(wrong.results)).not.toContain('"http"');
  });

  test('that its client leaves releases its listener of the feed and its place', async () => {
    const { feed } = hub.running.hub;
    const before = feed.listenerCount();
    const streams = await Promise.all(Array.from({ length: 20 }, () => stream()));
    await eventually(() => feed.listenerCount() > before);
    for (const one of streams) one.leave();
    await eventually(() => feed.listenerCount() === before && hub.connections.count() === 0);
  });

  test('whose client reads nothing for a while loses nothing', async () => {
    const slow = await stream();
    slow.pause();
    for (let index = 0; index < 30; index += 1) await publish(`缓${index}`);
    slow.resume();
    await slow.until(31);
    expect(changesOf(slow).map(({ subject }) => subject.title)).toEqual(Array.from({ length: 30 }, (_, n) => `缓${n}`));
  });
});

describe('a request for a stream', () => {
  const query = '{ viewer { name } }';
  const mutation = 'mutation { acknowledgeChanges(input: { cursor: "x" }) { lag } }';
  test.each<[string, number, string, Partial<StreamRequest>]>([
    ['without a token', 401, 'UNAUTHENTICATED', { token: null }],
    ['with a wrong token', 401, 'UNAUTHENTICATED', { token: 'wrong' }],
    ['of another origin', 403, 'FORBIDDEN', { headers: { origin: 'https://elsewhere.example' } }],
    ['of no origin', 403, 'FORBIDDEN', { headers: { origin: 'null' } }],
    ['that takes JSON only', 406, 'NOT_ACCEPTABLE', { headers: { accept: 'application/json' } }],
    ['for a mutation by GET', 405, 'METHOD_NOT_ALLOWED', { method: 'GET', asked: { query: mutation } }],
    ['as a plain form', 415, 'BAD_REQUEST', { headers: { 'content-type': 'text/plain' } }],
    ['for nothing', 400, 'BAD_REQUEST', { asked: {} }],
    ['for nothing by GET', 400, 'BAD_REQUEST', { method: 'GET', asked: {} }],
    ['for a batch', 400, 'BAD_REQUEST', { asked: [{ query }] }],
    ['with variables that are none', 400, 'BAD_REQUEST', { asked: { query, variables: 'x' } }],
    ['with broken variables by GET', 400, 'BAD_REQUEST', { method: 'GET', asked: { query, variables: '{' } }],
    [
      'for one of several operations',
      400,
      'OPERATION_RESOLUTION_FAILURE',
      { asked: { query: 'query A { __typename } query B { __typename }' } },
    ],
    ['without a field that is there', 400, 'GRAPHQL_VALIDATION_FAILED', { asked: { query: '{ viewr { name } }' } }],
    ['with a body of a megabyte', 413, 'BAD_REQUEST', { asked: { query, variables: { a: 'x'.repeat(1_000_000) } } }],
  ])('%s is refused with %d in JSON, without a word of the machine', async (_name, status, code, request) => {
    expect(await refusalOf(request)).toEqual([status, code]);
  });

  test('by a page of the hub itself is taken', async () => {
    expect((await stream({ headers: { origin: hub.url } })).status).toBe(200);
  });

  test('shares no stream with other requests: neither tokens of streams nor PUT are known', async () => {
    const put = await fetch(`${hub.url}/graphql/stream`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(put.status).toBe(404);
    const headers = { 'x-graphql-event-stream-token': 'known' };
    expect((await stream({ headers, asked: { query } })).status).toBe(200);
  });
});

describe('limits of an organization', () => {
  let node: TestHub;
  afterEach(() => node.close());

  test('count streams and sockets together, and a place is free again when one of them ends', async () => {
    node = await startHub({ limits: { organizationSockets: 2 }, database: hub.database });
    const own = { token: await node.token('nync') };
    const first = await stream(own, node);
    const session = await openSession(node.url, own.token);
    await eventually(() => session.messages.some(({ type }) => type === 'connection_ack'));
    const third = await stream(own, node);
    expect([third.status, await third.body()]).toEqual([429, expect.stringContaining('TOO_MANY_CONNECTIONS')]);
    expect((await (await openSession(node.url, own.token)).closed).code).toBe(1013);
    expect((await stream({ token: await node.token('scjg') }, node)).status).toBe(200);
    first.leave();
    await eventually(async () => (await stream(own, node)).status === 200);
    session.close();
  });

  test('count a refused request for a place no longer than it takes', async () => {
    node = await startHub({ limits: { organizationSockets: 1 }, database: hub.database });
    const own = { token: await node.token('nync') };
    for (let n = 0; n < 3; n += 1) {
      const { status, ended } = await stream({ ...own, asked: { query: '{ nothing }' } }, node);
      expect(status).toBe(400);
      await ended;
    }
    expect((await stream(own, node)).status).toBe(200);
  });

  test('count requests of streams with the rest', async () => {
    node = await startHub({ limits: { organizationRequests: 2, addressRequests: 1 }, database: hub.database });
    const own = { token: await node.token('nync') };
    expect((await graphql(node.url, own.token, '{ viewer { name } }')).status).toBe(200);
    expect((await stream(own, node)).status).toBe(200);
    const refused = await stream(own, node);
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect((await stream({ token: null }, node)).status).toBe(401);
    expect((await stream({ token: null }, node)).status).toBe(429);
  });
});

describe('the hub ends a stream', () => {
  const closeCodeOf = ({ results }: TestStream): unknown => results.at(-1)?.errors?.[0]?.extensions?.['closeCode'];

  test('within a second after its token has expired', async () => {
    const exp = Math.floor(Date.now() / 1000) + 3;
    const short = await new SignJWT({ org: 'nync', name: '测试', roles: ['VIEWER'] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(demonstrationIssuer)
      .setAudience(tokenAudience)
      .setSubject('test:stream')
      .setExpirationTime(exp)
      .sign(hub.running.keys.privateKey);
    const [ending, staying] = [await stream({ token: short }), await stream()];
    const { at } = await ending.ended;
    expect(at / 1000 - exp).toBeGreaterThan(-0.1);
    expect(at / 1000 - exp).toBeLessThan(1);
    expect([closeCodeOf(ending), ending.isComplete()]).toEqual([4403, false]);
    expect(changesOf(staying)).toEqual([]);
    await publish('还在');
    await staying.until(2);
  });

  test('and a socket of a session that is singled out, at once, and no other', async () => {
    const [mine, other] = [await stream(), await stream({ token: await hub.token('lyj') })];
    const session = await openSession(hub.url, token);
    await eventually(() => session.messages.some(({ type }) => type === 'connection_ack'));
    const started = Date.now();
    const closed = hub.connections.closeWhere(({ organization }) => organization.code === 'nync', 4403, 'Key revoked');
    expect(closed).toBe(2);
    const { at } = await mine.ended;
    expect([(await session.closed).code, closeCodeOf(mine)]).toEqual([4403, 4403]);
    expect(at - started).toBeLessThan(1000);
    await eventually(() => hub.connections.count() === 1);
    other.leave();
  });

  test('when it stops, and does not wait for one that reads nothing', async () => {
    const node = await startHub({ database: hub.database });
    const own = { token: await node.token('nync') };
    const [reading, deaf] = [await stream(own, node), await stream(own, node)];
    deaf.pause();
    const started = performance.now();
    await node.close();
    expect(performance.now() - started).toBeLessThan(8000);
    await reading.ended;
    expect([closeCodeOf(reading), reading.isComplete()]).toEqual([1012, false]);
  });
});
