import { z } from 'zod';

/** The keys of a key file, decoded: the current one seals, all of them open, the lookup key finds without opening. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly lookup: Buffer;
}

/** Bytes of a key of AES-256 and of HMAC-SHA-256. */
export const keyLength = 32;

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length === keyLength);
/** Not the name of the lookup key, beside which it is kept. */
const keyId = z.string().regex(/^(?!lookup$)[A-Za-z0-9._-]{1,64}$/);
const schema = z
  .object({ current: z.string(), keys: z.record(keyId, key), lookup: key })
  .refine(({ current, keys }) => Object.hasOwn(keys, current));

/** Null for a text that is no key file: whoever reads it tells of the file, never of its content. */
export function readKeyRing(text: string): KeyRing | null {
  try {
    const { current, keys, lookup } = schema.parse(JSON.parse(text));
    return { current, keys: new Map(Object.entries(keys)), lookup };
  } catch {
    return null;
  }
}

export function writeKeyRing({ current, keys, lookup }: KeyRing): string {
  const encoded = [...keys].map(([id, bytes]) => [id, bytes.toString('base64')]);
  return `${JSON.stringify({ current, keys: Object.fromEntries(encoded), lookup: lookup.toString('base64') }, null, 2)}\n`;
}
