import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { rawConnection } from '../../harness/clients/raw-connection.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ limits: { trustedProxies: ['127.0.0.1'] } });
});
afterAll(() => hub.close());

async function asked(version: string, ...headers: string[]): Promise<string> {
  const connection = await rawConnection(hub.url);
  connection.send(
    [`GET /demo/session?organization=xzf HTTP/${version}`, ...headers, 'Connection: close', '\r\n'].join('\r\n'),
  );
  return connection.ended;
}

test.each([['localhost:4000'], ['localhost'], ['127.0.0.1:4000'], ['127.1.2.3'], ['[::1]:4000']])(
  'whoever is on this machine and means %s is given a token',
  async (host) => {
    expect(await asked('1.1', `Host: ${host}`)).toMatch(/^HTTP\/1\.1 200 [^]*"token"/);
  },
);

test.each([
  ['a page whose name resolves to this machine', ['Host: evil.example']],
  ['a page whose name begins like this machine', ['Host: 127.0.0.1.evil.example:4000']],
  ['a page whose name ends like this machine', ['Host: evil.localhost:4000']],
  ['a name with an account before it', ['Host: evil@localhost']],
  ['another address', ['Host: 0.0.0.0:4000']],
  ['no host', ['Host:']],
  ['a proxy on this machine', ['Host: localhost', 'X-Forwarded-For: 127.0.0.1']],
  ['a proxy that forwards as the standard says', ['Host: localhost', 'Forwarded: for=127.0.0.1']],
  ['a proxy that names itself', ['Host: localhost', 'Via: 1.1 proxy']],
  ['a proxy that tells the address alone', ['Host: localhost', 'X-Real-IP: 127.0.0.1']],
  ['a page of another site', ['Host: localhost', 'Sec-Fetch-Site: cross-site']],
])('[hostile A.3 1] %s is given none', async (_name, headers) => {
  const answer = await asked('1.1', ...headers);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).not.toContain('"token"');
});

test('somebody with certain roles is given a token for these alone, and for no role that there is not', async () => {
  const session = async (roles: string) => fetch(`${hub.url}/demo/session?organization=141025100&roles=${roles}`);
  const { token } = (await (await session('ADMINISTRATOR,VIEWER')).json()) as { readonly token: string };
  const { data } = await graphql<{ viewer: object }>(hub.url, token, '{ viewer { organization { code } roles } }');
  expect(data?.viewer).toEqual({ organization: { code: '141025100' }, roles: ['ADMINISTRATOR', 'VIEWER'] });
  for (const roles of ['', 'NOBODY', 'VIEWER,', 'viewer']) expect((await session(roles)).status).toBe(404);
});

test('[hostile A.3 1] a proxy of HTTP/1.0 that says nothing is given none', async () => {
  expect(await asked('1.0', 'Host: 127.0.0.1:4000')).toMatch(/^HTTP\/1\.[01] 404 /);
});
