import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { ownKey, readKey } from '../../platform/keys/key-file.js';
import type { Signer } from './signer.js';

export interface SigningKeyPlace {
  /** A JWK with the private key; null: one of this node's own in the data directory. */
  readonly keyFile: string | null;
  readonly dataDir: string;
}

/** Signs with an Ed25519 key from a file; the key's id is its thumbprint (RFC 7638), so that it names no other key. */
export async function ed25519Signer({ keyFile, dataDir }: SigningKeyPlace): Promise<Signer> {
  const key = privateKeyOf(
    keyFile === null ? await ownKey(join(dataDir, 'signing-key.json')) : await givenKey(keyFile),
  );
  // Made of the private key: what the file says of the public one need not be true.
  const { kty = '', crv = '', x = '' } = createPublicKey(key).export({ format: 'jwk' }) as JWK;
  const keyId = await calculateJwkThumbprint({ kty, crv, x });
  return {
    algorithm: 'EdDSA',
    keyId,
    publicJwk: { kty, crv, x, alg: 'EdDSA', use: 'sig', kid: keyId },
    sign: async (bytes) => sign(null, bytes, key),
  };
}

async function givenKey(path: string): Promise<JWK> {
  try {
    return await readKey(path);
  } catch (error) {
    throw new Error('SIGNING_KEY_FILE：读不到 JWK 格式的签名密钥 (no key in JWK format there)', { cause: error });
  }
}

function privateKeyOf(jwk: JWK): KeyObject {
  try {
    if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    // Told below, without a word of the key.
  }
  throw new Error('SIGNING_KEY_FILE：须为含私钥的 Ed25519 JWK (an Ed25519 JWK with its private part)');
}
