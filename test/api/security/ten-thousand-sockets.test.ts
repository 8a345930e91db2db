import { afterAll, beforeAll, expect, test } from 'vitest';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const slots = 50;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ limits: { organizationSockets: slots } });
});
afterAll(() => hub.close());

/** Connects, says who it is, and tells how that ended: acknowledged, or by a close code. */
async function knock(token: string, open: WebSocket[]): Promise<number> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const acknowledged = once(socket, 'message').then(() => 0);
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const code = await Promise.race([acknowledged, closed]);
  if (code === 0) open.push(socket);
  return code;
}

test('ten thousand sockets of one organization: those beyond its slots are sent away, and everybody is answered', async () => {
  const token = await hub.token('scjg');
  const open: WebSocket[] = [];
  const codes = new Map<number, number>();
  for (let wave = 0; wave < 100; wave += 1) {
    for (const code of await Promise.all(Array.from({ length: 100 }, () => knock(token, open)))) {
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(codes)).toEqual({ 0: slots, 1013: 10_000 - slots });
  expect(hub.connections.count()).toBe(slots);
  expect((await graphql(hub.url, await hub.token('nync'), '{ viewer { name } }')).status).toBe(200);
  const others: WebSocket[] = [];
  expect(await knock(await hub.token('nync'), others)).toBe(0);
  for (const socket of [...open, ...others]) socket.terminate();
});
