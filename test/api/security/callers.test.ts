import { afterEach, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub, type TestHubOptions } from '../../harness/hub/hub.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
const start = async (limits: TestHubOptions['limits']): Promise<void> => {
  hub = await startHub(limits ? { limits } : {});
};
afterEach(() => hub.close());

const ask = async (organization: string): Promise<number> =>
  (await graphql(hub.url, await hub.token(organization), '{ viewer { name } }')).status;

describe('whoever asks too often', () => {
  test('is told when to come back; another organization is not held up', async () => {
    await start({ organizationRequests: 3 });
    for (let n = 0; n < 3; n += 1) expect(await ask('scjg')).toBe(200);
    const { status, errors } = await graphql(hub.url, await hub.token('scjg'), '{ viewer { name } }');
    expect([status, errors?.[0]?.extensions]).toEqual([429, { code: 'RATE_LIMITED', retryAfter: expect.any(Number) }]);
    expect(await ask('nync')).toBe(200);
  });

  test('on a socket is counted with the rest of the organization', async () => {
    await start({ organizationRequests: 2 });
    expect(await ask('scjg')).toBe(200);
    const session = await openSession(hub.url, await hub.token('scjg'), '{ viewer { name } }');
    const { errors } = await eventually(() => session.messages.find(({ type }) => type === 'error'));
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    session.close();
  });

  test('and names nobody, or guesses, is counted by address; whoever is known is not', async () => {
    await start({ addressRequests: 2 });
    const query = '{ viewer { name } }';
    expect((await graphql(hub.url, null, query)).status).not.toBe(429);
    expect((await graphql(hub.url, 'guessed', query)).status).toBe(401);
    expect((await graphql(hub.url, 'guessed again', query)).status).toBe(429);
    expect((await graphql(hub.url, null, query)).status).toBe(429);
    expect((await openSession(hub.url, 'guessed').then(({ closed }) => closed)).code).toBe(1013);
    expect(await ask('scjg')).toBe(200);
  });

  test('behind a trusted proxy has the address that it tells, behind another the proxy’s', async () => {
    const from = async (address: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
      const body = JSON.stringify({ query: '{ viewer { name } }' });
      return (await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body })).status;
    };
    await start({ addressRequests: 1, trustedProxies: ['127.0.0.1'] });
    await from('203.0.113.1');
    expect([await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([429, 401]);
    await hub.close();
    await start({ addressRequests: 1 });
    await from('203.0.113.1');
    expect(await from('203.0.113.2')).toBe(429);
  });
});

describe('sockets', () => {
  test('of one organization are so many at a time, and a place is free again when one closes', async () => {
    await start({ organizationSockets: 2 });
    const token = await hub.token('scjg');
    const [first, second] = [await openSession(hub.url, token), await openSession(hub.url, token)];
    // Which of three comes first is for the network to say: two are there before the third.
    for (const { messages } of [first, second]) {
      await eventually(() => messages.some(({ type }) => type === 'connection_ack'));
    }
    expect((await (await openSession(hub.url, token)).closed).code).toBe(1013);
    const other = await openSession(hub.url, await hub.token('nync'));
    await eventually(() => other.messages.some(({ type }) => type === 'connection_ack'));
    first.close();
    await first.closed;
    await eventually(async () => {
      const next = await openSession(hub.url, token);
      return Promise.race([
        eventually(() => next.messages.some(({ type }) => type === 'connection_ack')),
        next.closed.then(() => false),
      ]);
    });
  });

  test('are opened by the hub’s own pages, by pages that are allowed, and by programs', async () => {
    await start({ allowedOrigins: ['https://portal.example.gov.cn'] });
    const opened = async (origin?: string): Promise<boolean> => {
      const url = `${hub.url.replace('http', 'ws')}/graphql`;
      const socket = new WebSocket(url, 'graphql-transport-ws', origin === undefined ? {} : { origin });
      const open = await Promise.race([
        once(socket, 'open').then(() => true),
        once(socket, 'unexpected-response').then(() => false),
        once(socket, 'error').then(() => false),
      ]);
      socket.on('error', () => undefined).terminate();
      return open;
    };
    expect([await opened(), await opened(hub.url), await opened('https://portal.example.gov.cn')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([await opened('https://elsewhere.example'), await opened('null'), await opened('https://')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
