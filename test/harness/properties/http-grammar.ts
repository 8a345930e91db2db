import fc from 'fast-check';

/** Requests of HTTP/1.1 as the grammar has them, near it and beside it, byte for byte. */

const paths = [
  '/',
  '/graphql',
  '/graphql/',
  '/graphql?query=%7B__typename%7D',
  '/graphql?query=%7B&variables=%ff',
  '/graphql/stream',
  '/graphql/stream?query=subscription%20%7Bchanges%7Bcursor%7D%7D',
  '/export/sharedRecords.csv',
  '/export/sharedRecords.xlsx?first=x&first=y',
  '/export/..%2f..%2fetc%2fpasswd.csv',
  '/healthz',
  '/readyz',
  '/uploads',
  `/attachments/${'a'.repeat(64)}?ticket=x`,
  '/attachments/%2e%2e',
  '/demo/session?organization=xzf',
  '/proceedings/x/y.docx',
  '/meetings/%00.ics',
  '/.well-known/jwks.json',
  '/.well-known/liandong-heads.json?before=-1',
  '/assets/../../package.json',
];
const oddTargets = [
  '',
  '*',
  '//',
  '///graphql',
  '//evil.example/graphql',
  'http://',
  'http://[',
  'http://x/graphql',
  'https://x:99999/graphql?query=%7B',
  'HTTP://USER:PASSWORD@x/graphql',
  'x:443',
  '/%',
  '/%ff',
  '/%c0%af',
  '/graphql#?query={',
  '/graphql?',
  '/graphql?\u0000',
  '/行政',
  '/\\..\\',
  `/${'a'.repeat(9000)}`,
  `/${'%61'.repeat(3000)}`,
  `/graphql?query=${'%7B'.repeat(2500)}`,
];
const target = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...paths) }, fc.constantFrom(...oddTargets));

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GET', 'POST', 'PUT') },
  fc.constantFrom(
    'HEAD',
    'DELETE',
    'OPTIONS',
    'PATCH',
    'TRACE',
    'CONNECT',
    'M-SEARCH',
    'PRI',
    'QUERY',
    'get',
    'G T',
    'X',
    '',
  ),
);
const version = fc.oneof(
  { weight: 8, arbitrary: fc.constant('HTTP/1.1') },
  fc.constantFrom('HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/11', 'http/1.1', 'HTTP', 'RTSP/1.0', ''),
);
const lineEnd = fc.oneof({ weight: 12, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '\r\n\r\n', ''));

const upgradeHeaders = [
  'Connection: Upgrade',
  'Connection: keep-alive, Upgrade',
  'Upgrade: websocket',
  'Upgrade: WebSocket',
  'Upgrade: h2c',
  'Upgrade: websocket, h2c',
  'Upgrade:',
  'HTTP2-Settings: AAMAAABkAAQAAP__',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Key: short',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Version: 8',
  'Sec-WebSocket-Version: 99999999999999999999',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  'Sec-WebSocket-Protocol: graphql-ws, a, ,b',
  'Sec-WebSocket-Protocol: a b;c',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99',
  'Sec-WebSocket-Extensions: x; y="',
  'Origin: http://evil.example',
  'Origin: null',
  'Origin: http://[',
];
const headers = [
  'Host: x',
  'Host: x\r\nHost: y',
  'Host:',
  'Host: evil.example:99999',
  'Content-Length: 0',
  'Content-Length: 5',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 5, 5',
  'Content-Length: -1',
  'Content-Length: +5',
  'Content-Length: 0x5',
  'Content-Length: 99999999999999999999',
  'Content-Length: 70000000',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 5',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding : chunked',
  'TE: trailers',
  'Trailer: Authorization',
  'Expect: 100-continue',
  'Expect: 200-ok',
  'Connection: close',
  'Connection: keep-alive',
  'Connection: Content-Length, Host',
  'Content-Type: application/json',
  'Content-Type: application/json; charset=GBK',
  'Content-Type: application/json; charset=',
  'Content-Type: text/csv',
  'Content-Type: multipart/form-data; boundary=',
  'Content-Type: ;;;',
  'Content-Encoding: gzip',
  'Accept: text/event-stream',
  'Accept: application/graphql-response+json;q=x, */*;q=',
  'Authorization: Bearer x',
  'Authorization: Bearer ld_0123456789ab_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq',
  'Authorization: Bearer eyJhbGciOiJub25lIn0.e30.',
  'Authorization: \u0001\u00ff',
  'Apollo-Require-Preflight: 1',
  'X-Forwarded-For: 127.0.0.1, unknown, [::1',
  'Range: bytes=0-18446744073709551615',
  'X-Folded: one\r\n two\r\n\tthree',
  'X-Nothing',
  ': no name',
  'X Y: blank in the name',
  'X-Bytes: \u00ff\u00fe\u0080',
  'X-Zero: a\u0000b',
  '__proto__: x',
  'constructor: x',
  `X-Huge: ${'a'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, index) => `X-${index}: 1`).join('\r\n'),
];
const header = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...headers) },
  { weight: 1, arbitrary: fc.constantFrom(...upgradeHeaders) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const chunks = fc.array(
  fc.constantFrom(
    '5\r\nhello\r\n',
    '5\r\nhel\r\n',
    '1;a=b\r\nx\r\n',
    `1;${'a'.repeat(20_000)}\r\nx\r\n`,
    'ffffffffffffffff\r\nx\r\n',
    '-1\r\nx\r\n',
    'x\r\n',
    '5\nhello\n',
    '0\r\n\r\n',
    '0\r\nAuthorization: Bearer x\r\n\r\n',
    '00000000000000000005\r\nhello\r\n',
  ),
  { maxLength: 5 },
);
const json = fc.constantFrom(
  '{"query":"{ __typename }"}',
  '{"query":"{"}',
  '{"query":',
  '{"__proto__":{"a":1}}',
  '[[[[[[[[[[',
  '[]',
  'null',
  '"',
  '{"query":"subscription { changes { cursor } }"}',
  `{"query":"${'{a'.repeat(500)}"}`,
  `{"query":"{ __typename }","variables":{"a":"${'a'.repeat(300_000)}"}}`,
  '['.repeat(50_000),
);
const body = fc.oneof(
  fc.constant(''),
  json,
  chunks.map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** One request, of which each part is its own. */
const oddRequest = fc
  .tuple(method, target, version, lineEnd, fc.array(fc.tuple(header, lineEnd), { maxLength: 8 }), lineEnd, body)
  .map(
    ([verb, to, http, end, lines, last, content]) =>
      `${verb} ${to} ${http}${end}${lines.map(([line, after]) => line + after).join('')}${last}${content}`,
  );

/** One request of sound lines and a body of its announced length, so that it comes past the parser. */
const soundRequest = fc
  .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), target, fc.array(header, { maxLength: 3 }), json)
  .map(
    ([verb, to, lines, content]) =>
      `${verb} ${to} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${content.length}\r\n` +
      `${lines.map((line) => `${line}\r\n`).join('')}\r\n${content}`,
  );

/** One upgrade, the right lines in any number and order among others. */
const upgrade = fc
  .tuple(target, fc.shuffledSubarray(upgradeHeaders, { minLength: 2 }), fc.array(header, { maxLength: 2 }))
  .map(
    ([to, lines, others]) =>
      `GET ${to} HTTP/1.1\r\nHost: x\r\n${[...lines, ...others].map((line) => `${line}\r\n`).join('')}\r\n`,
  );

/** One to three of them, one after the other without waiting. Characters stand for bytes. */
export const requests = fc
  .array(fc.oneof(oddRequest, soundRequest, upgrade), { minLength: 1, maxLength: 3 })
  .map((texts) => Buffer.from(texts.join(''), 'latin1'));
