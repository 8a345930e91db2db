import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { print } from 'graphql';
import iconv from 'iconv-lite';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { rawConnection } from '../../harness/clients/raw-connection.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('scjg');
});
afterAll(() => hub.close());

const input = otherInput({ sharing: sharing('占道经营') });
const text = JSON.stringify({ query: print(publishOther), variables: { input } });
const gbk = iconv.encode(text, 'gbk');
const json = 'application/json';

async function sent(path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  const response = await fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: '*/*', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

describe.each(['/graphql', '/graphql/stream'])('[files F3] a body sent to %s', (path) => {
  test.each([
    ['of GBK', gbk, 400, { 'content-type': json }],
    ['of GBK, said to be UTF-8', gbk, 400, { 'content-type': `${json}; charset=utf-8` }],
    ['of GBK, said to be so', gbk, 415, { 'content-type': `${json}; charset=GBK` }],
    ['said to be Latin-1', Buffer.from(text), 415, { 'content-type': `${json};Charset="iso-8859-1"` }],
    ['of UTF-16', Buffer.from(text, 'utf16le'), 400, { 'content-type': json }],
    ['of UTF-16, said to be so', Buffer.from(text, 'utf16le'), 415, { 'content-type': `${json}; charset=utf-16` }],
    [
      'with one stray byte',
      Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff])]),
      400,
      { 'content-type': json },
    ],
    [
      'with a surrogate in UTF-8',
      Buffer.from(text.replace('占', 'X'), 'latin1').fill(0xed, 20, 21),
      400,
      { 'content-type': json },
    ],
    [
      'with an overlong slash',
      Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
      400,
      { 'content-type': json },
    ],
    ['said to be compressed', Buffer.from(text), 415, { 'content-type': json, 'content-encoding': 'gzip' }],
  ])('%s is refused, and nothing of it is written', async (_name, body, status, headers) => {
    const answer = await sent(path, bytes(body), headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

test('[files F3] the right retry with the same key is published, its characters as they were sent', async () => {
  await sent('/graphql', bytes(gbk), { 'content-type': json });
  const answer = await sent('/graphql', bytes(Buffer.from(text)), { 'content-type': `${json}; charset=UTF-8` });
  expect(JSON.parse(answer.text)).toMatchObject({ data: { publishOtherInformation: { userErrors: [] } } });
  const { data } = await graphql(hub.url, token, '{ sharedRecords(first: 5) { nodes { title } } }');
  expect(data).toEqual({ sharedRecords: { nodes: [{ title: '占道经营' }] } });
});

describe('[files F3] an address', () => {
  const query = encodeURIComponent('{ viewer { name } }');
  test.each([
    [`/graphql?query=${query}&variables=%ff`],
    ['/graphql?query=%d5%bc%b5%c0'],
    ['/graphql/stream?query=%d5%bc%b5%c0'],
    ['/export/sharedRecords.csv?filter.text=%d5%bc%b5%c0'],
    ['/export/sharedRecords.csv?filter.text=%'],
    ['/export/%d5.csv'],
    ['/demo/session?organization=%ff'],
    ['/attachments/%ff'],
    ['/proceedings/%c0%af/x.docx'],
    ['/.well-known/liandong-heads.json?before=%ff'],
  ])('%s is refused: what is percent-encoded is no UTF-8', async (path) => {
    const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' };
    const response = await fetch(`${hub.url}${path}`, { headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('of raw bytes is refused, be they UTF-8 or not', async () => {
    for (const encoding of ['utf8', 'gbk']) {
      const connection = await rawConnection(hub.url);
      const head = `GET /export/sharedRecords.csv?filter.text=占道 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
      connection.send(iconv.encode(head, encoding));
      expect(await connection.ended).toMatch(/^HTTP\/1\.1 400 /);
    }
  });

  test('of percent-encoded UTF-8 is read', async () => {
    const response = await fetch(`${hub.url}/export/sharedRecords.jsonl?filter.text=${encodeURIComponent('占道')}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.text()).toContain('占道经营');
  });
});

describe('[files F3] a frame of a socket', () => {
  test.each([
    ['of text that is no UTF-8', false, 1007],
    ['of bytes', true, 1003],
  ])('%s closes it, %s: %d', async (_name, binary, code) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(binary ? Buffer.from('{"type":"connection_init"}') : iconv.encode('{"type":"占道"}', 'gbk'), {
      binary,
    });
    expect((await once(socket, 'close'))[0]).toBe(code);
  });
});
