import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawConnection } from '../../harness/clients/raw-connection.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let operations: readonly (readonly [method: string, path: string])[];
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: fileURLToPath(new URL('../../../examples/work-orders/', import.meta.url)) });
  const { paths } = (await (await fetch(`${hub.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { responses: object }>>;
  };
  operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { responses }]) => '401' in responses)
      .map(([method]) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'csv')] as const),
  );
});
afterAll(() => hub.close());

/** Every answer to somebody who is not known, as far as the interface describes any. */
async function challenges(headers: Record<string, string>): Promise<string[]> {
  const told: string[] = [];
  for (const [method, path] of operations) {
    const body = method === 'POST' ? { body: '{}', headers: { ...headers, 'content-type': 'application/json' } } : {};
    const response = await fetch(hub.url + path, { method, headers, ...body });
    await response.body?.cancel();
    if (response.status === 401) told.push(response.headers.get('www-authenticate') ?? `none at ${path}`);
  }
  return told;
}

describe('[connect] whoever is not known is told how one signs in', () => {
  test('without a token', async () => {
    const told = await challenges({});
    expect(told.length).toBeGreaterThan(10);
    expect(new Set(told)).toEqual(
      new Set([`Bearer resource_metadata="${hub.url}/.well-known/oauth-protected-resource", realm="liandong"`]),
    );
  });

  test('with a wrong one, that it is wrong too; what is told leads to the metadata', async () => {
    const told = await challenges({ authorization: 'Bearer nobody' });
    for (const challenge of told) expect(challenge).toContain('error="invalid_token"');
    const [, metadata = ''] = /resource_metadata="([^"]+)"/.exec(told[0] ?? '') ?? [];
    expect(await (await fetch(metadata)).json()).toMatchObject({ bearer_methods_supported: ['header'] });
  });

  test.each(['a"b', 'x y', 'a", error="x', ''])('and nothing of what is no host: %j', async (host) => {
    const { send, ended } = await rawConnection(hub.url);
    send(`GET /events HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    const [, challenge = ''] = /www-authenticate: (.*)\r\n/i.exec(await ended) ?? [];
    expect(challenge).toBe('Bearer realm="liandong"');
  });
});
