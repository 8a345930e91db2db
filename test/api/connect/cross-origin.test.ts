import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const portal = 'https://portal.example.gov.cn';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ limits: { allowedOrigins: [portal] } });
});
afterAll(() => hub.close());

/** Doors that pages of other origins come through, and how. */
const doors = [
  ['/graphql', 'POST'],
  ['/graphql', 'GET'],
  ['/graphql/stream', 'POST'],
  ['/graphql/stream', 'GET'],
  ['/export/sharedRecords.csv', 'GET'],
  ['/uploads', 'PUT'],
  ['/attachments/sha256-0', 'GET'],
] as const;

const preflight = (path: string, method: string, origin: string) =>
  fetch(`${hub.url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('[connect D5] a page of an allowed origin', () => {
  test.each(doors)('is let to %s by %s', async (path, method) => {
    const { status, headers } = await preflight(path, method, portal);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(portal);
    expect(headers.get('access-control-allow-methods')?.split(', ')).toContain(method);
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('reads answers, also those of the short way, and of a stream', async () => {
    const body = JSON.stringify({ query: '{ viewer { organization { code } } }' });
    const headers = {
      origin: portal,
      'content-type': 'application/json',
      authorization: `Bearer ${await hub.token('nync')}`,
    };
    for (let n = 0; n < 4; n += 1) {
      const answer = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, portal]);
      expect(answer.headers.get('access-control-expose-headers')).toContain('x-liandong-cursor');
      await answer.text();
    }
    const ending = new AbortController();
    const stream = await fetch(`${hub.url}/graphql/stream`, {
      method: 'POST',
      headers: { ...headers, accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { changes { cursor } }' }),
      signal: ending.signal,
    });
    expect([stream.status, stream.headers.get('access-control-allow-origin')]).toEqual([200, portal]);
    ending.abort();
  });
});

describe('[connect D5] a page of any other origin', () => {
  test.each(doors)('is told nothing of %s by %s', async (path, method) => {
    for (const origin of ['https://elsewhere.example', 'null', `${portal}.evil.example`]) {
      const { headers } = await preflight(path, method, origin);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

test('[connect D5] without allowed origins nobody is told anything', async () => {
  const closed = await startHub();
  const { headers } = await fetch(`${closed.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: portal, 'access-control-request-method': 'POST' },
  });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  await closed.close();
});
