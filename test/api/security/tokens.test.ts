import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTHeaderParameters,
} from 'jose';
import { demonstrationIssuer, tokenAudience } from '../../../src/core/identity/demonstration-issuer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
let foreign: CryptoKey;
let foreignPublic: CryptoKey;
beforeAll(async () => {
  hub = await startHub();
  ({ privateKey: foreign, publicKey: foreignPublic } = await generateKeyPair('EdDSA', { extractable: true }));
});
afterAll(() => hub.close());

const claims = { org: '141025100', name: '岳阳镇', roles: ['PUBLISHER'] };
const right = { issuer: demonstrationIssuer, audience: tokenAudience, expires: '1h', header: { alg: 'EdDSA' } };

type Wrong = Partial<Omit<typeof right, 'header'>> & {
  readonly header?: JWTHeaderParameters;
  readonly claims?: object;
};

function signed(key: CryptoKey | Uint8Array, wrong: Wrong = {}): Promise<string> {
  const { issuer, audience, expires, header } = { ...right, ...wrong };
  return new SignJWT({ ...claims, ...wrong.claims })
    .setProtectedHeader(header)
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('attacker')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

const own = (wrong?: Wrong): Promise<string> => signed(hub.running.keys.privateKey, wrong);

async function publicKeyText(): Promise<Uint8Array> {
  const { x } = await exportJWK(hub.running.keys.publicKey);
  return new TextEncoder().encode(x);
}

const attacks: readonly (readonly [string, () => Promise<string>])[] = [
  [
    'no signature (alg: none)',
    async () => new UnsecuredJWT(claims).setIssuer(right.issuer).setAudience(right.audience).encode(),
  ],
  ['HS256 with the public key', async () => signed(await publicKeyText(), { header: { alg: 'HS256' } })],
  [
    'HS256 with the public key in PEM',
    async () => {
      const pem = await exportSPKI(hub.running.keys.publicKey as CryptoKey);
      return signed(new TextEncoder().encode(pem), { header: { alg: 'HS256' } });
    },
  ],
  ['a key of one’s own', () => signed(foreign)],
  [
    'a key of one’s own in the header (jwk)',
    async () => signed(foreign, { header: { alg: 'EdDSA', jwk: await exportJWK(foreignPublic) } }),
  ],
  ['a key elsewhere (jku)', () => signed(foreign, { header: { alg: 'EdDSA', jku: 'https://attacker.example/jwks' } })],
  [
    'a certificate elsewhere (x5u)',
    () => signed(foreign, { header: { alg: 'EdDSA', x5u: 'https://attacker.example/c' } }),
  ],
  ['an unknown key id', () => signed(foreign, { header: { alg: 'EdDSA', kid: '../../etc/passwd' } })],
  ['another audience', () => own({ audience: 'urn:elsewhere' })],
  ['another issuer', () => own({ issuer: 'urn:elsewhere' })],
  ['an hour past its end', () => own({ expires: '-1h' })],
  ['an organization that is not there', () => own({ claims: { org: '999999999' } })],
  ['an organization by injection', () => own({ claims: { org: "' OR 1=1 --" } })],
  ['roles that are no list', () => own({ claims: { roles: 'PUBLISHER' } })],
  ['a name without end', () => own({ claims: { name: '长'.repeat(101) } })],
  ['nothing like a token', async () => 'Li4u.Li4u.Li4u'],
];

describe('a token with', () => {
  test.each(attacks)('%s is nobody’s, over HTTP and on a socket', async (_name, make) => {
    const token = await make();
    const { status, errors } = await graphql(hub.url, token, '{ viewer { name } }');
    expect([status, errors?.[0]?.extensions?.['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|jose|\bat \S+:\d+|signature/i);
    const { closed } = await openSession(hub.url, token);
    expect((await closed).code).toBe(4403);
  });

  test('everything right is somebody’s', async () => {
    const { data } = await graphql<{ viewer: object }>(hub.url, await own(), '{ viewer { name roles } }');
    expect(data?.viewer).toEqual({ name: '岳阳镇', roles: ['PUBLISHER'] });
  });

  test('a role that is not known has no permission by it', async () => {
    const token = await own({ claims: { roles: ['ROOT', '__proto__', 'constructor'] } });
    const { errors } = await graphql(hub.url, token, '{ sharedRecords { nodes { title } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
