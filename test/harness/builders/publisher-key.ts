import canonicalize from 'canonicalize';
import {
  CompactSign,
  exportJWK,
  generateKeyPair,
  type CompactJWSHeaderParameters,
  type CryptoKey,
  type JWK,
} from 'jose';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from './inputs.js';

/** A key pair of a publisher, as its own system would have it. */
export interface PublisherKey {
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

export async function publisherKey(algorithm = 'ES256', options: object = {}): Promise<PublisherKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true, ...options });
  return {
    algorithm,
    privateKey,
    publicJwk: await exportJWK(publicKey),
    privateJwk: await exportJWK(privateKey),
  };
}

export function canonical(value: unknown): string {
  return canonicalize(value) ?? '';
}

/** A compact JWS over any text; `header` stands beside or instead of the usual one. */
export async function signText(
  { privateKey, algorithm }: PublisherKey,
  keyId: string,
  text: string,
  header: Partial<CompactJWSHeaderParameters> = {},
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: algorithm, kid: keyId, ...header })
    .sign(privateKey, { crit: { b64: true } });
}

export interface KeyAnswer {
  readonly key: {
    readonly keyId: string;
    readonly algorithm: string;
    readonly publicJwk: string;
    readonly revokedAt: string | null;
    readonly organization: { readonly code: string };
  } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

const keyFields = 'keyId algorithm publicJwk revokedAt organization { code }';
const register = `mutation ($input: RegisterSigningKeyInput!) { registerSigningKey(input: $input) {
  key { ${keyFields} } userErrors { path code message rule } } }`;
const revoke = `mutation ($input: RevokeSigningKeyInput!) { revokeSigningKey(input: $input) {
  key { ${keyFields} } userErrors { path code message rule } } }`;
const list = `query ($code: String!) { signingKeys(organizationCode: $code) { ${keyFields} } }`;

async function ask(hub: TestHub, organization: string, mutation: string, input: object): Promise<KeyAnswer> {
  const token = await hub.token(organization, ['ADMINISTRATOR']);
  const { data, errors } = await graphql<Record<string, KeyAnswer>>(hub.url, token, mutation, { input });
  const [payload] = Object.values(data ?? {});
  if (!payload) throw new Error(JSON.stringify(errors));
  return payload;
}

export function registerKey(
  hub: TestHub,
  organization: string,
  jwk: JWK | string,
  name = '业务系统',
): Promise<KeyAnswer> {
  return ask(hub, organization, register, { jwk: typeof jwk === 'string' ? jwk : JSON.stringify(jwk), name });
}

export function revokeKey(hub: TestHub, organization: string, keyId: string): Promise<KeyAnswer> {
  return ask(hub, organization, revoke, { keyId });
}

/** The keys of an organization, as any other reads them. */
export async function listKeys(hub: TestHub, code: string): Promise<readonly NonNullable<KeyAnswer['key']>[]> {
  const { data } = await graphql<{ signingKeys: NonNullable<KeyAnswer['key']>[] }>(
    hub.url,
    await hub.token('nync', ['VIEWER']),
    list,
    { code },
  );
  return data?.signingKeys ?? [];
}
