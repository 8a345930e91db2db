import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { listKeys, publisherKey, registerKey, revokeKey } from '../../harness/builders/publisher-key.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

describe('a public key', () => {
  test.each([
    ['ES256', {}],
    ['ES384', {}],
    ['EdDSA', { crv: 'Ed25519' }],
    ['RS256', { modulusLength: 2048 }],
  ])('of %s is registered, and every member reads it', async (algorithm, options) => {
    const { publicJwk } = await publisherKey(algorithm, options);
    const { key, userErrors } = await registerKey(hub, 'scjg', publicJwk);
    expect(userErrors).toEqual([]);
    expect(key).toMatchObject({ algorithm, organization: { code: 'scjg' }, revokedAt: null });
    const known = (await listKeys(hub, 'scjg')).find(({ keyId }) => keyId === key?.keyId);
    expect(JSON.parse(known?.publicJwk ?? '')).toMatchObject(publicJwk);
  });

  test('with a private part is refused, without a word of it in the answer', async () => {
    const { privateJwk } = await publisherKey();
    const before = (await listKeys(hub, 'scjg')).length;
    const { key, userErrors } = await registerKey(hub, 'scjg', privateJwk);
    expect(key).toBeNull();
    expect(userErrors).toMatchObject([{ path: ['jwk'], code: 'INVALID', message: expect.stringContaining('私钥') }]);
    expect(JSON.stringify(userErrors)).not.toContain(privateJwk.d);
    expect(await listKeys(hub, 'scjg')).toHaveLength(before);
  });

  test.each([
    ['is no JSON', 'not json'],
    ['is a list', '[]'],
    ['is a shared secret', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['is on another curve', JSON.stringify({ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' })],
    ['is no point of its curve', JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' })],
    ['has the exponent 1', JSON.stringify({ kty: 'RSA', n: 'w'.repeat(342), e: 'AQ' })],
    ['is a short RSA key', JSON.stringify({ kty: 'RSA', n: 'w'.repeat(171), e: 'AQAB' })],
    ['is for encryption', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), use: 'enc' })],
    ['has the algorithm none', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), alg: 'none' })],
    ['is endless', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(5000) })],
  ])('that %s is refused', async (_what, jwk) => {
    const { key, userErrors } = await registerKey(hub, 'scjg', jwk);
    expect([key, userErrors]).toMatchObject([null, [{ path: ['jwk'], code: 'INVALID' }]]);
  });

  test('needs a name', async () => {
    const { publicJwk } = await publisherKey();
    for (const [name, code] of [[' ', 'REQUIRED'] as const, ['名'.repeat(201), 'INVALID'] as const]) {
      expect((await registerKey(hub, 'scjg', publicJwk, name)).userErrors).toMatchObject([{ path: ['name'], code }]);
    }
  });

  test('belongs to whoever registered it first, also after it was revoked', async () => {
    const { publicJwk } = await publisherKey();
    const { key } = await registerKey(hub, 'scjg', publicJwk);
    const again = async (organization: string) => (await registerKey(hub, organization, publicJwk)).userErrors;
    expect(await again('nync')).toMatchObject([{ path: ['jwk'], code: 'ALREADY_EXISTS' }]);
    await revokeKey(hub, 'scjg', key?.keyId ?? '');
    expect(await again('scjg')).toMatchObject([{ path: ['jwk'], code: 'ALREADY_EXISTS' }]);
  });

  test('is revoked by its own organization only, once and for good', async () => {
    const keyId = (await registerKey(hub, 'scjg', (await publisherKey()).publicJwk)).key?.keyId ?? '';
    expect((await revokeKey(hub, 'nync', keyId)).userErrors).toMatchObject([{ path: ['keyId'], code: 'NOT_FOUND' }]);
    expect((await revokeKey(hub, 'scjg', '\0')).userErrors).toMatchObject([{ path: ['keyId'], code: 'INVALID' }]);
    expect((await revokeKey(hub, 'scjg', 'none')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const first = await revokeKey(hub, 'scjg', keyId);
    expect(first.key?.revokedAt).not.toBeNull();
    expect(await revokeKey(hub, 'scjg', keyId)).toEqual(first);
    const statement = `UPDATE record_signature SET jws = ''`;
    await expect(hub.owner.query(statement)).rejects.toThrow('append-only');
  });
});

test('only an administrator manages keys; nobody without a token reads them', async () => {
  const mutation = `mutation { revokeSigningKey(input: { keyId: "x" }) { userErrors { code } } }`;
  const { errors } = await graphql(hub.url, await hub.token('scjg', ['PUBLISHER', 'AUDITOR']), mutation);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const anonymous = await graphql(hub.url, null, '{ signingKeys(organizationCode: "scjg") { keyId } }');
  expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(await listKeys(hub, 'nobody')).toEqual([]);
});
