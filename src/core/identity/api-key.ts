import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as its system holds it: `ld_`, twelve hexadecimal digits by which it is found, and 256 random bits. */
export interface ApiKeySecret {
  readonly prefix: string;
  readonly hash: Buffer;
  /** Shown once. */
  readonly key: string;
}

const form = /^ld_([0-9a-f]{12})_[0-9A-Za-z_-]{43}$/;

export function newApiKey(): ApiKeySecret {
  const prefix = randomBytes(6).toString('hex');
  const key = `ld_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { prefix, hash: hashOf(key), key };
}

/** Where a bearer token is to be looked for; null when it has not the form of a key. */
export function prefixOf(token: string): string | null {
  return form.exec(token)?.[1] ?? null;
}

/** Whether a token begins as only keys do: no provider is asked about it. */
export function looksLikeApiKey(token: string): boolean {
  return token.startsWith('ld_');
}

/** In the same time however much of it is right. */
export function fitsHash(token: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(token), hash);
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
