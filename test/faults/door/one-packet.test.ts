import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, outputOf, type HubHome } from '../../harness/hub/hub-process.js';
import { rawConnection } from '../../harness/clients/raw-connection.js';

let database: TestDatabase;
let home: HubHome;
let hub: ChildProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  // SIGUSR2 stands for the fault that nobody has found yet.
  const fault = `process.on('SIGUSR2', () => Promise.reject(new TypeError(141025199003021018n + 1n)))`;
  hub = await home.startHub({ NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(fault)}` });
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const upgrade = (target: string, ...headers: string[]): string =>
  [
    `GET ${target} HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
    '\r\n',
  ].join('\r\n');

async function expectAlive(): Promise<void> {
  expect([hub.exitCode, hub.signalCode]).toEqual([null, null]);
  expect((await fetch(`${home.url}/healthz`)).status).toBe(200);
}

describe('[hostile 1] an upgrade', () => {
  test.each([
    ['//', 400],
    ['///', 400],
    ['//evil.example/graphql', 400],
    ['http://[', 400],
    ['http://x:99999/graphql', 400],
    ['*', 404],
    ['/nope', 404],
    ['/graphql/stream', 404],
    ['/%', 404],
    ['/graphql%00', 404],
    ['javascript:alert(1)', 400],
  ])('to %s is answered %d as JSON and closed', async (target, status) => {
    const connection = await rawConnection(home.url);
    connection.send(upgrade(target));
    const answer = await connection.ended;
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ errors: [{}] });
    await expectAlive();
  });

  test('from a page of another origin is answered 403 as JSON and closed', async () => {
    const connection = await rawConnection(home.url);
    connection.send(upgrade('/graphql', 'Origin: http://evil.example'));
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 403 [^]*FORBIDDEN/);
  });

  test('to another protocol is no demand: the request is answered', async () => {
    const connection = await rawConnection(home.url);
    connection.send(
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n\r\n',
    );
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test.each([
  ['a foreign origin', upgrade('/graphql', 'Origin: http://evil.example')],
  ['a wrong path', upgrade('/nope')],
  ['no target', upgrade('//')],
  ['a wrong key', upgrade('/graphql', 'Sec-WebSocket-Key: x')],
  ['all that is asked for', upgrade('/graphql')],
])('[hostile 2] 200 resets 0 to 6 ms after an upgrade with %s leave the hub alive', async (_name, text) => {
  for (let count = 0; count < 200; count += 20) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const connection = await rawConnection(home.url);
        connection.send(text);
        if (index % 7 > 0) await sleep(index % 7);
        connection.reset();
      }),
    );
  }
  await expectAlive();
});

test('what nobody catches is logged without its message, the hub drains and exits 1', async () => {
  const said = outputOf(hub);
  const idle = await rawConnection(home.url);
  hub.kill('SIGUSR2');
  const { code, stderr } = await said;
  await idle.ended;
  expect(code).toBe(1);
  const line = stderr.split('\n').find((each) => each.includes('caught by nobody')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ level: 60, origin: 'unhandledRejection', name: 'TypeError' });
  expect(stderr).not.toContain('141025199003021019');
});
