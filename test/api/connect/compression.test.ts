import { afterAll, beforeAll, expect, test } from 'vitest';
import { request } from 'node:http';
import { once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await publishTitles(hub, ...Array.from({ length: 30 }, (_, n) => `共享信息之${n}`));
});
afterAll(() => hub.close());

interface Answer {
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

/** As it comes, before anybody has unpacked it. */
async function ask(path: string, acceptEncoding: string | null, query?: string): Promise<Answer> {
  const asked = request(`${hub.url}${path}`, {
    method: query === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await hub.token('nync')}`,
      ...(query === undefined ? {} : { 'content-type': 'application/json' }),
      ...(acceptEncoding === null ? {} : { 'accept-encoding': acceptEncoding }),
    },
  });
  asked.end(query === undefined ? undefined : JSON.stringify({ query }));
  const [incoming] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { encoding: incoming.headers['content-encoding'], body: Buffer.concat(chunks) };
}

const list = '{ sharedRecords(first: 30) { nodes { id title category formedAt publisher { code name } } } }';

test('an answer over a kilobyte is compressed for whoever takes it, the first time as later, and says the same', async () => {
  const plain = await ask('/graphql', null, list);
  expect(plain.encoding).toBeUndefined();
  for (let n = 0; n < 4; n += 1) {
    const [br, gzip] = [await ask('/graphql', 'gzip, br', list), await ask('/graphql', 'gzip', list)];
    expect([br.encoding, gzip.encoding]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(Math.max(br.body.length, gzip.body.length)).toBeLessThan(plain.body.length / 2);
  }
});

test('a short answer, a table and a stream are not; the schema is', async () => {
  expect((await ask('/graphql', 'gzip, br', '{ viewer { name } }')).encoding).toBeUndefined();
  expect((await ask('/export/sharedRecords.csv', 'gzip, br')).encoding).toBeUndefined();
  expect((await ask('/schema.graphql', 'gzip, br')).encoding).toBe('br');
});

test('a body that came compressed is refused: it could become any length', async () => {
  const answer = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      authorization: `Bearer ${await hub.token('nync')}`,
    },
    body: Buffer.from([0x1f, 0x8b, 8, 0]),
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});
