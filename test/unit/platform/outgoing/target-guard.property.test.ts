import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPoster, openTargetGuard } from '../../../../src/platform/outgoing/index.js';

/** Networks that nobody beyond this machine or its network has, as CIDR has them. */
const privateFour = [
  [[127, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[172, 16, 0, 0], 12],
  [[192, 168, 0, 0], 16],
  [[169, 254, 0, 0], 16],
  [[100, 64, 0, 0], 10],
  [[0, 0, 0, 0], 8],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
] as const;

const four = fc.constantFrom(...privateFour).chain(([[a, b, c, d], bits]) =>
  fc
    .nat(2 ** (32 - bits) - 1)
    .map((host) => ((a << 24) | (b << 16) | (c << 8) | d) + host)
    .map((number) => number >>> 0),
);
const octets = (number: number): number[] => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
const dotted = (number: number): string => octets(number).join('.');
const hexPair = (number: number): string => `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;

/** Ways in which URLs and sockets take an address of IPv4. */
const spellings: readonly ((number: number) => string)[] = [
  dotted,
  (number) => String(number),
  (number) => `0x${number.toString(16)}`,
  (number) => `0${number.toString(8)}`,
  (number) =>
    octets(number)
      .map((octet) => `0x${octet.toString(16)}`)
      .join('.'),
  (number) =>
    octets(number)
      .map((octet) => `0${octet.toString(8)}`)
      .join('.'),
  (number) => `${octets(number)[0]}.${number & 0xffffff}`,
  (number) => `${octets(number).slice(0, 2).join('.')}.${number & 0xffff}`,
  (number) => `${dotted(number)}.`,
  (number) =>
    octets(number)
      .map((octet) => String(octet).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))))
      .join('。'),
  (number) => `[::ffff:${dotted(number)}]`,
  (number) => `[::ffff:${hexPair(number)}]`,
  (number) => `[0:0:0:0:0:FFFF:${hexPair(number)}]`,
  (number) => `[::${hexPair(number)}]`,
  (number) => `[64:ff9b::${hexPair(number)}]`,
  (number) => `[2002:${hexPair(number)}::1]`,
];
const six = fc.constantFrom(
  '[::]',
  '[::1]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001:0:1::1]',
  '[100::1]',
);
const hosts = fc.oneof(
  fc.tuple(four, fc.constantFrom(...spellings)).map(([number, spell]) => spell(number)),
  six,
  fc.constant('168.63.129.16'),
);

const guard = openTargetGuard({ allowed: [] });

test('no spelling of a private address is a target', () => {
  fc.assert(
    fc.property(hosts, fc.constantFrom('https', 'http'), fc.constantFrom('', ':443', ':8443'), (host, scheme, port) => {
      expect(guard.target(`${scheme}://${host}${port}/hook`)).toBeTypeOf('string');
    }),
    { numRuns: 2000 },
  );
});

test('a public address is one, over https and at a port that is no server’s of the system', () => {
  const isUrl = (text: string): boolean => guard.target(text) instanceof URL;
  expect(
    ['https://8.8.8.8/hook', 'https://[2400:3200::1]/hook', 'https://oa.gx.gov.cn:8443/hook?key=1'].map(isUrl),
  ).toEqual([true, true, true]);
  expect(guard.target('http://oa.gx.gov.cn/hook')).toBe('NOT_HTTPS');
  expect(guard.target('https://oa.gx.gov.cn:22/')).toBe('PORT');
  expect(guard.target('https://user:pass@oa.gx.gov.cn/')).toBe('CREDENTIALS');
  expect(guard.target('https://oa.gx.gov.cn/#')).toBe('FRAGMENT');
  for (const text of ['', 'ftp://oa.gx.gov.cn/', 'javascript:0', 'https://', 'oa.gx.gov.cn'])
    expect(guard.target(text)).toBe('NO_URL');
});

test('what the operator allows is a target, and nothing beside it', () => {
  const own = openTargetGuard({ allowed: ['10.12.0.0/16', 'oa.gx.gov.cn', '127.0.0.1:3000', '169.254.169.254'] });
  const kinds = (texts: readonly string[]) =>
    texts.map((text) => (own.target(text) instanceof URL ? 'URL' : own.target(text)));
  expect(kinds(['http://10.12.3.4/hook', 'http://oa.gx.gov.cn/hook', 'http://127.0.0.1:3000/'])).toEqual([
    'URL',
    'URL',
    'URL',
  ]);
  expect(kinds(['http://10.13.3.4/hook', 'http://127.0.0.1:3001/', 'http://169.254.169.254/'])).toEqual([
    'PRIVATE',
    'PORT',
    'PRIVATE',
  ]);
});

let inside: Server;
let port: number;
let visits = 0;
beforeAll(async () => {
  inside = createServer((socket) => {
    visits += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(inside, 'listening');
  const address = inside.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => void inside.close());

test('a name that leads to a private address is not connected to, be it one of several, or another at the second look', async () => {
  const publicOne = { address: '203.0.114.1', family: 4 };
  const numbers = four.map(dotted);
  await fc.assert(
    fc.asyncProperty(numbers, fc.boolean(), fc.boolean(), async (address, before, asSix) => {
      const hidden = asSix ? { address: `::ffff:${address}`, family: 6 } : { address, family: 4 };
      const poster = openPoster(
        openTargetGuard({ allowed: [], resolve: async () => (before ? [publicOne, hidden] : [hidden, publicOne]) }),
        2000,
      );
      const answer = await poster.post({ url: new URL(`https://hook.example:${port}/`), headers: {}, body: '' });
      expect(answer).toEqual({ fault: 'PRIVATE_TARGET' });
      poster.close();
    }),
    { numRuns: 100 },
  );
  expect(visits).toBe(0);
  // The mutant: without the guard at the socket the same name is connected to.
  const socket = connect({
    host: 'hook.example',
    port,
    lookup: (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  await once(socket, 'close').catch(() => undefined);
  expect(visits).toBe(1);
});

test('the address that was checked is the one that is connected to: a name is resolved once for a connection', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const poster = openPoster(openTargetGuard({ allowed: [`hook.example:${port}`], resolve }), 2000);
  const before = visits;
  const answer = await poster.post({ url: new URL(`http://hook.example:${port}/`), headers: {}, body: '' });
  expect(answer).toEqual({ fault: 'ECONNRESET' });
  expect([asked, visits - before]).toEqual([1, 1]);
  poster.close();
});
