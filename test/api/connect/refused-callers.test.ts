import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { callerReasons, type CallerReason } from '../../../src/platform/graphql/unauthenticated.js';
import { administer, newKey } from '../../harness/clients/access.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** The authorization of a caller that the hub does not know, for each reason. */
const callers: Readonly<Record<CallerReason, () => Promise<string | undefined>>> = {
  'token absent': async () => undefined,
  'no bearer token': async () => hub.token('sfj'),
  'token invalid': async () => 'Bearer of.somebody.else',
  'token expired': async () => {
    const { secret } = await newKey(hub, { expiresAt: new Date(Date.now() + 1000).toISOString() });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    return `Bearer ${secret}`;
  },
  'access revoked': async () => {
    const { id, secret } = await newKey(hub);
    await administer(hub, 'revoke', { apiKeyId: id });
    return `Bearer ${secret}`;
  },
};

const doors: readonly (readonly [path: string, init: RequestInit])[] = [
  [
    '/graphql',
    { method: 'POST', body: '{"query":"{ viewer { name } }"}', headers: { 'content-type': 'application/json' } },
  ],
  [
    '/graphql/stream',
    {
      method: 'POST',
      body: '{"query":"subscription { changes { cursor } }"}',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    },
  ],
  ['/events', {}],
  ['/export/sharedRecords.csv', {}],
  ['/uploads', { method: 'PUT', body: 'a', headers: { 'content-type': 'text/csv' } }],
  ['/attachments/sha256-0', {}],
];

/** How a socket is closed that begins with these parameters; null if it is let in. */
async function closedAfter(connectionParams: object | undefined): Promise<readonly [number, string] | null> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: connectionParams }));
  const end = await Promise.race([
    once(socket, 'close').then(([code, reason]) => [code as number, String(reason)] as const),
    once(socket, 'message').then(() => null),
  ]);
  socket.close();
  return end;
}

describe('[connect] a caller that the hub does not know is told why, everywhere', () => {
  test.each(Object.values(callerReasons))('%s', async (reason) => {
    const authorization = await callers[reason]();
    for (const [path, init] of doors) {
      const headers = new Headers(init.headers);
      if (authorization !== undefined) headers.set('authorization', authorization);
      const answer = await fetch(`${hub.url}${path}`, { ...init, headers });
      const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
      expect([path, answer.status, errors[0]?.extensions]).toEqual([path, 401, { code: 'UNAUTHENTICATED', reason }]);
    }
    expect(await closedAfter(authorization === undefined ? undefined : { authorization })).toEqual([4403, reason]);
  });

  test('and the page for those who connect says of each what to do', async () => {
    const page = await readFile(new URL('../../../docs/guide/connect.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^\| `([a-z ]+)` \|/gm)].map(([, reason]) => reason);
    expect(told).toEqual(Object.values(callerReasons));
  });

  test('on a stream that is open too', async () => {
    const { id, secret } = await newKey(hub);
    const stream = await fetch(`${hub.url}/events`, { headers: { authorization: `Bearer ${secret}` } });
    const text = stream.text();
    await administer(hub, 'revoke', { apiKeyId: id });
    expect(await text).toContain('"extensions":{"code":"STREAM_CLOSED","closeCode":4403,"reason":"access revoked"}');
  });
});

describe('[connect] a socket is opened', () => {
  const places = [
    (authorization: string) => ({ authorization }),
    (authorization: string) => ({ Authorization: authorization }),
    (authorization: string) => ({ AUTHORIZATION: authorization }),
    (authorization: string) => ({ headers: { authorization } }),
    (authorization: string) => ({ headers: { Authorization: authorization }, lang: 'zh' }),
  ];
  test.each(places.map((place) => [JSON.stringify(place('…')), place] as const))('by %s', async (_text, place) => {
    const token = await hub.token('sfj');
    expect(await closedAfter(place(`Bearer ${token}`))).toBeNull();
    expect(await closedAfter(place('Bearer a.b.c'))).toEqual([4403, 'token invalid']);
  });

  test.each([
    { authorization: 1 },
    { authorization: {} },
    { headers: [] },
    { headers: null },
    { headers: 'Bearer' },
    { token: 'x' },
  ])('by nothing like %j', async (parameters) => {
    expect(await closedAfter(parameters)).toEqual([4403, 'token absent']);
  });
});

test.each(['/', '/graphql/', '/graphql/stream', '/ws', '/subscriptions', '/events'])(
  '[connect] a socket to %s, where none is, is answered 404',
  async (path) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws');
    const answered = eventually(async () => {
      const [, response] = (await once(socket, 'unexpected-response')) as [
        unknown,
        NodeJS.ReadableStream & { statusCode: number },
      ];
      let body = '';
      for await (const part of response) body += String(part);
      return [response.statusCode, JSON.parse(body).errors[0].extensions.code];
    });
    expect(await answered).toEqual([404, 'NOT_FOUND']);
  },
);
