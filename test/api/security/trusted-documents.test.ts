import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { WebSocket } from 'ws';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { openStream, searchOf } from '../../harness/clients/stream.js';

let off: TestHub;
let log: TestHub;
let enforce: TestHub;
const example = new URL('../../../examples/administration/register-trusted-documents.graphql', import.meta.url);
const register = await readFile(example, 'utf8');

beforeAll(async () => {
  off = await startHub();
  const node = (trustedDocuments: 'LOG' | 'ENFORCE') => startHub({ trustedDocuments, database: off.database });
  [log, enforce] = [await node('LOG'), await node('ENFORCE')];
});
afterAll(async () => {
  await enforce.close();
  await log.close();
  await off.close();
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}
type Asked = Readonly<Record<string, unknown>>;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string): object => ({ persistedQuery: { version: 1, sha256Hash } });

async function overHttp(hub: TestHub, asked: Asked): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await hub.token('nync')}` };
  const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(asked) });
  return (await response.json()) as Answer;
}

async function byGet(hub: TestHub, asked: Asked): Promise<Answer> {
  const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${await hub.token('nync')}` };
  return (await (await fetch(`${hub.url}/graphql?${searchOf(asked)}`, { headers })).json()) as Answer;
}

async function onSocket(hub: TestHub, asked: Asked): Promise<Answer> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: { readonly type: string; readonly payload: unknown }[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8'))));
  await once(socket, 'open');
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${await hub.token('nync')}` } }),
  );
  await eventually(() => messages.some(({ type }) => type === 'connection_ack'));
  // The protocol wants a text: an empty one where the hash stands for it.
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '', ...asked } }));
  const { type, payload } = await eventually(() => messages.find((one) => one.type === 'next' || one.type === 'error'));
  socket.close();
  return type === 'error' ? { errors: payload as NonNullable<Answer['errors']> } : (payload as Answer);
}

const onStream =
  (method: string) =>
  async (hub: TestHub, asked: Asked): Promise<Answer> => {
    const stream = await openStream(hub.url, { method, token: await hub.token('nync'), asked });
    const body = await stream.body();
    return (stream.results[0] ?? JSON.parse(body)) as Answer;
  };

const transports = [
  ['over HTTP', overHttp],
  ['by GET', byGet],
  ['on a socket', onSocket],
  ['on a stream', onStream('POST')],
  ['on a stream by GET', onStream('GET')],
] as const;

interface Registered {
  readonly hashes: string[];
  readonly userErrors: readonly { readonly path: string[]; readonly code: string; readonly message: string }[];
}

async function registered(hub: TestHub, ...documents: string[]): Promise<Registered> {
  const administrator = await hub.token('sfj', ['ADMINISTRATOR']);
  const { data, errors } = await graphql<{ registerTrustedDocuments: Registered }>(hub.url, administrator, register, {
    input: { documents },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.registerTrustedDocuments;
}

const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions?.code;
let count = 0;
const fresh = (): string => `query Fresh${(count += 1)} { viewer { organization { code } } }`;
const data = { viewer: { organization: { code: 'nync' } } };

describe.each(transports)('a registered document %s', (_name, ask) => {
  test('is executed by its hash alone, also where only registered ones are', async () => {
    const text = fresh();
    const hash = hashOf(text);
    expect((await registered(off, text)).hashes).toEqual([hash]);
    for (const hub of [off, log, enforce]) {
      expect(await ask(hub, { extensions: persisted(hash) })).toMatchObject({ data });
      expect(await ask(hub, { query: text })).toMatchObject({ data });
      expect(await ask(hub, { query: text, extensions: persisted(hash) })).toMatchObject({ data });
    }
  });

  test('is another one when a letter of it is', async () => {
    const text = fresh();
    await registered(enforce, text);
    expect(codeOf(await ask(enforce, { query: `${text} ` }))).toBe('DOCUMENT_NOT_TRUSTED');
    expect(codeOf(await ask(enforce, { query: fresh(), extensions: persisted(hashOf(text)) }))).toBe('BAD_REQUEST');
  });

  test('is known on every node at once, though one has refused it before', async () => {
    const text = fresh();
    expect(codeOf(await ask(enforce, { query: text }))).toBe('DOCUMENT_NOT_TRUSTED');
    await registered(off, text);
    expect(await ask(enforce, { query: text })).toMatchObject({ data });
  });
});

describe.each(transports)('a document that nobody has registered, %s', (_name, ask) => {
  test('is executed where anything is, by its text and not by its hash', async () => {
    const text = fresh();
    expect(await ask(off, { query: text })).toMatchObject({ data });
    expect(codeOf(await ask(off, { extensions: persisted(hashOf(text)) }))).toBe('DOCUMENT_NOT_TRUSTED');
    // Nor is it put into a cache by asking for both, as Apollo's own persisted queries would.
    expect(await ask(off, { query: text, extensions: persisted(hashOf(text)) })).toMatchObject({ data });
    expect(codeOf(await ask(off, { extensions: persisted(hashOf(text)) }))).toBe('DOCUMENT_NOT_TRUSTED');
  });

  test('is refused in Chinese where only registered ones are executed, whatever is wrong with it', async () => {
    for (const query of [fresh(), '{ nothing }', '{', '{ __schema { queryType { name } } }']) {
      const answer = await ask(enforce, { query });
      expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'DOCUMENT_NOT_TRUSTED']);
      expect(answer.errors?.[0]?.message).toMatch(/未登记/);
    }
  });

  test('is executed and counted where it is to be found out', async () => {
    const before = await countOf(log, 'logged');
    const text = fresh();
    for (let n = 0; n < 2; n += 1) expect(await ask(log, { query: text })).toMatchObject({ data });
    expect(await countOf(log, 'logged')).toBe(before + 2);
  });
});

async function countOf({ url }: TestHub, outcome: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const pattern = new RegExp(`^liandong_untrusted_documents_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm');
  return Number(pattern.exec(metrics)?.[1]);
}

describe('documentId', () => {
  test.each([
    ['over HTTP', overHttp],
    ['by GET', byGet],
    ['on a stream', onStream('POST')],
    ['on a stream by GET', onStream('GET')],
  ])('%s is a name as good, with its algorithm or without', async (_name, ask) => {
    const text = fresh();
    await registered(off, text);
    for (const documentId of [hashOf(text), `sha256:${hashOf(text)}`, hashOf(text).toUpperCase()]) {
      expect(await ask(enforce, { documentId })).toMatchObject({ data });
    }
    for (const documentId of ['', 'x', '../../etc/passwd', "' OR 1=1 --", '\u0000']) {
      expect(codeOf(await ask(enforce, { documentId }))).toBe('DOCUMENT_NOT_TRUSTED');
    }
  });

  test('is used with variables', async () => {
    const { hashes } = await registered(off, 'query Ids($ids: [ID!]!) { nodes(ids: $ids) { id } }');
    const answer = await overHttp(enforce, { documentId: hashes[0], variables: { ids: ['org_nowhere'] } });
    expect(answer).toMatchObject({ data: { nodes: [null] } });
  });
});

describe('a request that names no document', () => {
  test('is refused as before where only registered ones are executed', async () => {
    const wrong: Asked[] = [{}, { query: '' }, { query: { kind: 'Document' } }, { extensions: {} }];
    for (const asked of [...wrong, [{ query: fresh() }] as unknown as Asked]) {
      const answer = await overHttp(enforce, asked);
      expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'BAD_REQUEST']);
    }
  });

  test('nor one that names two texts by GET', async () => {
    const text = fresh();
    await registered(off, text);
    const query = encodeURIComponent(text);
    const other = encodeURIComponent(fresh());
    const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${await enforce.token('nync')}` };
    const response = await fetch(`${enforce.url}/graphql?query=${query}&query=${other}`, { headers });
    expect(response.status).toBe(400);
  });
});

describe('whoever is not known', () => {
  test('is held to what the hub is set to', async () => {
    expect(codeOf(await graphql(enforce.url, null, '{ __typename }'))).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await graphql(off.url, null, '{ __typename }')).toMatchObject({ status: 200 });
  });
});

describe('registering', () => {
  test('is for administrators', async () => {
    const variables = { input: { documents: [fresh()] } };
    for (const [token, code] of [
      [await enforce.token('nync', ['PUBLISHER', 'CONVENER', 'AUDITOR']), 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      expect(codeOf(await graphql(enforce.url, token, register, variables))).toBe(code);
    }
  });

  test('may be done again, and twice in one request', async () => {
    const text = fresh();
    const hash = hashOf(text);
    expect((await registered(off, text, text)).hashes).toEqual([hash, hash]);
    expect((await registered(enforce, text)).hashes).toEqual([hash]);
  });

  test('of a document that would not be executed registers none, and tells which one and why', async () => {
    const good = fresh();
    const wrong = ['{', '{ nothing }', `{ ${'a: viewer { name } '.repeat(40)} }`, `{ ${'viewer '.repeat(2001)} }`];
    const { hashes, userErrors } = await registered(off, good, ...wrong);
    expect(hashes).toEqual([]);
    expect(userErrors.map(({ path, code }) => [path, code])).toEqual(
      wrong.map((_, index) => [['documents', String(index + 1)], 'INVALID']),
    );
    for (const { message } of userErrors) expect(message).toMatch(/^文档/);
    const unreadable = await registered(off, good, 'a\u0000');
    expect(unreadable).toMatchObject({ hashes: [], userErrors: [{ path: ['documents', '1'], code: 'INVALID' }] });
    expect(codeOf(await overHttp(off, { documentId: hashOf(good) }))).toBe('DOCUMENT_NOT_TRUSTED');
  });

  test('takes one to a hundred at a time', async () => {
    for (const documents of [[], Array.from({ length: 101 }, fresh)]) {
      expect((await registered(off, ...documents)).userErrors).toMatchObject([
        { path: ['documents'], code: 'INVALID' },
      ]);
    }
  });

  test('keeps by whom and when, and no hash that is not its text’s', async () => {
    const text = fresh();
    await registered(off, text);
    const { owner: pool } = off;
    const { rows } = await pool.query(
      `SELECT p.name, o.code, d.registered_at > now() - interval '1 minute' AS now FROM trusted_document d
        JOIN person p ON p.id = d.registered_by JOIN organization o ON o.id = d.organization_id WHERE hash = $1`,
      [hashOf(text)],
    );
    expect(rows).toEqual([{ name: 'sfj 测试', code: 'sfj', now: true }]);
    const forge = `UPDATE trusted_document SET text = '{ forged }' WHERE hash = $1`;
    await expect(pool.query(forge, [hashOf(text)])).rejects.toThrow(/check/);
  });
});
