import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/demonstration-issuer.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { rawConnection, type RawConnection } from '../../harness/clients/raw-connection.js';

let database: TestDatabase;
let home: HubHome;
let hub: ChildProcess;
beforeEach(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  hub = await home.startHub();
});
afterEach(async () => {
  await home.clear();
  await database.drop();
});

async function opened(...texts: string[]): Promise<RawConnection> {
  const connection = await rawConnection(home.url);
  for (const text of texts) connection.send(text);
  return connection;
}

const get = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
const half = 'HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n';

/** Terminates the hub: its exit code, and after how many milliseconds it and each connection came to their end. */
async function terminated(connections: readonly RawConnection[]) {
  // What was sent has been read: the hub has had turns for whoever came later.
  for (let turn = 0; turn < 3; turn += 1) {
    await (await fetch(`${home.url}/healthz`, { headers: { connection: 'close' } })).text();
    await sleep(200);
  }
  const begun = performance.now();
  const since = (): number => performance.now() - begun;
  const ends = connections.map(({ ended }) => ended.then(since));
  hub.kill('SIGTERM');
  const [code] = (await once(hub, 'exit')) as [number | null];
  return { code, took: since(), ends: await Promise.all(ends) };
}

test('[hostile 12] connections that have nothing in hand end at once, and the hub exits 0 within five seconds', async () => {
  const token = await tokenOf();
  const answered = await opened(get);
  await eventually(() => answered.received().includes('"ok"'));
  const { code, took, ends } = await terminated([
    await opened(),
    await opened('GET /heal'),
    await opened(`POST /graphql HTTP/1.1\r\nHost: x\r\nX-Header: hal`),
    answered,
    await opened(
      `GET /graphql/stream?query=${encodeURIComponent('subscription { changes { cursor } }')} HTTP/1.1\r\n` +
        `Host: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    ),
  ]);
  expect(code).toBe(0);
  expect(took).toBeLessThan(5000);
  for (const end of ends) expect(end).toBeLessThan(4000);
});

test('[hostile 12] bodies that do not come, sockets and streams that nobody reads hold it five seconds, then it exits 0', async () => {
  const token = await tokenOf();
  const silent = await opened(
    'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  await eventually(() => silent.received().includes(' 101 '));
  const unread = await opened(
    `GET /schema.graphql HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(200),
    `GET /graphql/stream?query=${encodeURIComponent('subscription { changes { cursor } }')} HTTP/1.1\r\n` +
      `Host: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  unread.socket.pause();
  const { code, took } = await terminated([
    await opened(`POST /graphql ${half}\r\n{"query":`),
    await opened(
      `PUT /uploads ${half.replace('application/json', 'text/csv')}Authorization: Bearer ${token}\r\n\r\na,b`,
    ),
    await opened(`POST /graphql/stream ${half}Authorization: Bearer ${token}\r\n\r\n`),
    silent,
  ]);
  expect(code).toBe(0);
  expect(took).toBeGreaterThan(4500);
  expect(took).toBeLessThan(10_000);
});

async function tokenOf(): Promise<string> {
  return issueDemonstrationToken(await demonstrationKeys(home.directory), {
    organizationCode: 'scjg',
    roles: ['PUBLISHER'],
    name: '测试',
    subject: 'test:termination',
    hours: 1,
  });
}
