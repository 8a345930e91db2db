import { createHash } from 'node:crypto';
import type { Sealing } from '../../platform/sealing/index.js';
import type { PayloadSignature } from '../evidence/index.js';

declare const keyed: unique symbol;
/** A hash that only whoever holds the hub's keys can reproduce: of a plain one anybody could find a number that the input held by trying. */
export type KeyedHash = Buffer & { readonly [keyed]: true };

/** A mutation as it came in, for deciding whether a repeated key repeats the request; as the database may keep it. */
export interface KeyedRequest {
  readonly mutation: string;
  readonly idempotencyKey: string | null;
  /** Of mutation and input: equal bodies give equal hashes, since inputs are coerced in the schema's field order. */
  readonly hash: KeyedHash;
  /** The publisher's own signature under the input, if it gave one. */
  readonly signature: KeptSignature | null;
}

/** A signature, and who may read it where that is fewer than see the record. */
export interface KeptSignature extends PayloadSignature {
  readonly audience?: readonly number[] | null;
}

/** What is needed to key a request. */
interface Keys {
  readonly sealing: Sealing;
}

export function keyedRequest(
  mutation: string,
  input: { readonly idempotencyKey?: string | null },
  { sealing }: Keys,
): KeyedRequest {
  const hash = createHash('sha256')
    .update(JSON.stringify([mutation, input]))
    .digest();
  return {
    mutation,
    idempotencyKey: input.idempotencyKey ?? null,
    hash: keyedHash(sealing, hash),
    signature: null,
  };
}

/**
 * The request of an act that belongs to another one and happens in its transaction: its key is that of the other's event and of what it
 * is done to, so that a repetition of the other never comes here.
 */
export function linkedRequest(mutation: string, eventId: string, subjectKey: string, keys: Keys): KeyedRequest {
  return keyedRequest(mutation, { idempotencyKey: `linked:${eventId}:${subjectKey}` }, keys);
}

/** Bytes of an SHA-256, as which earlier versions of the hub kept plain hashes. */
export const digestLength = 32;
const keyedMark = Buffer.of(1);

/** One byte longer than a plain hash. */
export function keyedHash(sealing: Sealing, hash: Buffer): KeyedHash {
  return Buffer.concat([keyedMark, sealing.keyedDigest(hash)]) as Buffer as KeyedHash;
}
