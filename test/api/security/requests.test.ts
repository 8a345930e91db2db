import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { serverAudits } from 'graphql-http';
import { WebSocket } from 'ws';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('141025100');
});
afterAll(() => hub.close());

const json = { 'content-type': 'application/json' };
const query = '{ viewer { name } }';
const mutation =
  'mutation { withdrawRecord(input: { recordId: "x", reason: "x", idempotencyKey: "x" }) { userErrors { code } } }';
const get = (operation: string): string => `?query=${encodeURIComponent(operation)}`;

interface Request {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const attacks: readonly (readonly [string, number, Request])[] = [
  ['a batch of operations', 400, { headers: json, body: JSON.stringify([{ query }, { query }]) }],
  ['a plain form', 400, { headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query }) }],
  [
    'a multipart form',
    415,
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\n\r\n{}\r\n--x--' },
  ],
  ['a mutation by GET', 405, { method: 'GET', path: get(mutation), headers: { 'apollo-require-preflight': '1' } }],
  ['a query by GET that any page could send', 400, { method: 'GET', path: get(query) }],
  [
    'a body of a megabyte',
    413,
    { headers: json, body: JSON.stringify({ query, variables: { a: 'x'.repeat(1_000_000) } }) },
  ],
  ['JSON cut short', 400, { headers: json, body: '{"query":' }],
  ['no body', 400, { headers: json }],
  ['a subscription', 400, { headers: json, body: JSON.stringify({ query: 'subscription { changes { cursor } }' }) }],
  [
    'variables that would change every object',
    400,
    { headers: json, body: '{"query":"{ viewer { name } }","variables":{"__proto__":{"a":1}}}' },
  ],
];

describe('a request', () => {
  test.each(attacks)(
    'that is %s is refused as %d in JSON, without a word of the machine',
    async (_name, status, request) => {
      const { path = '', method = 'POST', headers = {}, body } = request;
      const response = await fetch(`${hub.url}/graphql${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      expect([response.status, text]).toEqual([status, expect.stringContaining('"errors"')]);
      expect(response.headers.get('content-type')).toMatch(/json/);
      expect(text).not.toMatch(/node_modules|\bat \S+:\d+|SELECT|\/src\//);
    },
  );

  test('is answered with the headers that bind browsers, pages too', async () => {
    for (const path of ['/', '/graphiql', '/schema.graphql', '/graphql', '/nowhere']) {
      const { headers } = await fetch(`${hub.url}${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('a socket', () => {
  test('with one id for two operations is closed with 4409', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await once(socket, 'message');
    const subscription = { id: '1', type: 'subscribe', payload: { query: 'subscription { changes { cursor } }' } };
    socket.send(JSON.stringify(subscription));
    socket.send(JSON.stringify(subscription));
    expect((await once(socket, 'close'))[0]).toBe(4409);
  });

  test.each(['not json', '{"type":"unknown"}', '[]', '{"type":"subscribe"}', '{"type":"next","id":"1","payload":{}}'])(
    'that says %s is closed with 4400',
    async (text) => {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send(text);
      expect((await once(socket, 'close'))[0]).toBe(4400);
      expect((await graphql(hub.url, token, query)).status).toBe(200);
    },
  );
});

describe('GraphQL over HTTP', () => {
  test('holds by all audits of graphql-http but the six notices that Apollo Server is known for', async () => {
    const audits = serverAudits({
      url: `${hub.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${token}` } }),
    });
    const told: Record<string, string[]> = {};
    for (const audit of audits) {
      const { status } = await audit.fn();
      if (status !== 'ok') (told[status] ??= []).push(audit.id);
    }
    expect(told['error'] ?? []).toEqual([]);
    expect(Object.values(told).flat().sort()).toEqual(['572B', '5A70', '6A70', '7B9B', 'D6D5', 'FDE2']);
  });
});
