import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { keyLength, type KeyRing } from './key-ring.js';

/** Where a sealed text stands; it opens there and nowhere else. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly recordId: string;
}

/** Seals short texts for the database. */
export interface Sealing {
  /** Different each time, even for the same text. */
  seal(text: string, place: Place): Buffer;
  /** @throws UnsealableError */
  open(sealed: Buffer, place: Place): string;
  /** Equal for equal texts, and useless to whoever has not the lookup key. */
  lookup(text: string): Buffer;
  /** The same for digests of requests: such a hash is never equal to a lookup. */
  keyedDigest(digest: Buffer): Buffer;
  /** By key id, what tells a key from another without telling the key; the lookup key is named `lookup`. */
  readonly checkValues: ReadonlyMap<string, Buffer>;
}

export class UnsealableError extends Error {}

const format = 1;
const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
export const lookupKeyName = 'lookup';

/**
 * AES-256-GCM under the current key of a ring: format, length of the key's id, id, nonce, tag, ciphertext. A random nonce of
 * 96 bits may be used four billion times under a key (NIST SP 800-38D 8.3).
 */
export function openSealing({ current, keys, lookup }: KeyRing): Sealing {
  const sealingKeys = new Map([...keys].map(([id, key]) => [id, derive(key, 'seal')]));
  // Of bytes a key would be made for each text, which takes five times as long as hashing it.
  const lookupKey = createSecretKey(derive(lookup, 'lookup'));
  const digestKey = createSecretKey(derive(lookup, 'digest'));

  return {
    seal(text, place) {
      const id = Buffer.from(current);
      const head = Buffer.concat([Buffer.of(format, id.length), id]);
      const nonce = randomBytes(nonceLength);
      const sealer = createCipheriv(cipher, keyOf(current), nonce, { authTagLength: tagLength });
      sealer.setAAD(boundTo(head, place));
      const sealed = Buffer.concat([sealer.update(text, 'utf8'), sealer.final()]);
      return Buffer.concat([head, nonce, sealer.getAuthTag(), sealed]);
    },

    open(sealed, place) {
      const headLength = 2 + (sealed[1] ?? 0);
      const [tagAt, textAt] = [headLength + nonceLength, headLength + nonceLength + tagLength];
      if (sealed[0] !== format || sealed.length < textAt) throw new UnsealableError('this was not sealed here');
      const head = sealed.subarray(0, headLength);
      const key = keyOf(head.toString('utf8', 2));
      const opener = createDecipheriv(cipher, key, sealed.subarray(headLength, tagAt), { authTagLength: tagLength });
      opener.setAAD(boundTo(head, place));
      opener.setAuthTag(sealed.subarray(tagAt, textAt));
      try {
        return opener.update(sealed.subarray(textAt), undefined, 'utf8') + opener.final('utf8');
      } catch (error) {
        throw new UnsealableError('altered, or sealed for another place', { cause: error });
      }
    },

    lookup: (text) => createHmac('sha256', lookupKey).update(text).digest(),
    keyedDigest: (digest) => createHmac('sha256', digestKey).update(digest).digest(),
    checkValues: new Map([...keys, [lookupKeyName, lookup] as const].map(([id, key]) => [id, derive(key, 'check')])),
  };

  function keyOf(id: string): Buffer {
    const key = sealingKeys.get(id);
    if (!key) throw new UnsealableError(`the key ${id} is not in the key file`);
    return key;
  }
}

/** One key a purpose: what one of them does tells nothing of the others. */
function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `liandong personal data ${purpose} 1`, keyLength));
}

/** JSON keeps the parts of a place apart. */
function boundTo(head: Buffer, { table, column, recordId }: Place): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, recordId]))]);
}
