import { createHash } from 'node:crypto';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { illFormed, isWellFormed } from '../../kernel/text.js';
import type { PayloadSignature } from '../evidence/index.js';
import type { Sealing } from '../../platform/sealing/index.js';

/** A mutation as it came in, for deciding whether a repeated key repeats the request. */
export interface MutationRequest {
  readonly mutation: string;
  readonly idempotencyKey: string | null;
  /** Hash of mutation and input: equal bodies give equal hashes, since inputs are coerced in the schema's field order. */
  readonly hash: Buffer;
  /** The publisher's own signature under the input, if it gave one. */
  readonly signature: PayloadSignature | null;
}

export function mutationRequest(mutation: string, input: { idempotencyKey?: string | null }): MutationRequest {
  return {
    mutation,
    idempotencyKey: input.idempotencyKey ?? null,
    hash: createHash('sha256')
      .update(JSON.stringify([mutation, input]))
      .digest(),
    signature: null,
  };
}

/** Bytes of an SHA-256. */
export const digestLength = 32;
const keyed = Buffer.of(1);

/** The request as the database may keep it. Of a plain hash anybody could find a number that the input held by trying. */
export function kept(request: MutationRequest, { sealing }: { readonly sealing: Sealing }): MutationRequest {
  return { ...request, hash: keyedHash(sealing, request.hash) };
}

/** One byte longer than a plain hash, which earlier versions of the hub kept. */
export function keyedHash(sealing: Sealing, hash: Buffer): Buffer {
  return Buffer.concat([keyed, sealing.keyedDigest(hash)]);
}

/** Names, numbers, codes and reasons: short enough that any of them fits an index entry. */
const longestText = 500;
const longestProse = 20_000;
const longestKey = 200;
/** The most characters that NFKC makes of one. */
const unfolding = 18;

/**
 * Texts that may not be kept or that nobody can read, anywhere in the input, each with its path; whether one names a person by number
 * was looked at before, by the fields' types. `prose` are the fields that may be as long as a chapter. Length counts after NFKC too.
 */
export function checkTexts(input: object, prose: readonly string[] = []): Refusal[] {
  const refusals: Refusal[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      if (!isWellFormed(value)) refusals.push(refusal(path, 'INVALID', illFormed));
      else {
        const longest = prose.includes(path.at(-1) ?? '') ? longestProse : longestText;
        if (value.length > longest || (value.length * unfolding > longest && value.normalize('NFKC').length > longest))
          refusals.push(refusal(path, 'INVALID', `文本不得超过${longest}字`));
      }
    } else if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) visit(element, [...path, String(index)]);
    } else if (isPlainInput(value)) {
      for (const [key, element] of Object.entries(value)) visit(element, [...path, key]);
    }
  };
  visit(input, []);
  return refusals;
}

/** Input objects hold strings, lists and further inputs; instants and other values of scalars are not walked. */
function isPlainInput(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(Symbol.toStringTag in value);
}

export function checkIdempotencyKey(key: string | null): Refusal[] {
  if (key === null) return [];
  if (key.trim() === '') return [refusal('idempotencyKey', 'REQUIRED', '幂等键不能为空')];
  return key.length > longestKey ? [refusal('idempotencyKey', 'INVALID', `幂等键不得超过${longestKey}字`)] : [];
}
