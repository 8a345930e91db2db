import { isInputObjectType, type GraphQLInputObjectType, type GraphQLResolveInfo } from 'graphql';
import { refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { verifySignedInput } from '../evidence/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { maskFields } from './personal-fields.js';
import type { RecordCategory } from './record-category.js';
import { refused, type RecordPayload } from './record-payload.js';
import { replay } from './replay.js';
import { keyedRequest, type KeyedRequest } from '../requests/index.js';

/** An input that its publisher may have signed. */
export interface Signable {
  readonly idempotencyKey: string;
  /** A compact JWS over everything else in the input. */
  readonly signedPayload?: string | null;
}

/** A request whose signature, if it has one, was verified. */
export interface SignedRequest<Input extends Signable> {
  readonly request: KeyedRequest;
  /** The input without its signature. */
  readonly content: Omit<Input, 'signedPayload'>;
  /** The answer when the signature is not taken: nothing else is looked at. */
  readonly refusal: RecordPayload | null;
}

/** The type of a mutation's input as the schema knows it, for reading what was signed. */
export function inputTypeOf({ schema }: GraphQLResolveInfo, name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input type`);
  return type;
}

export async function signedRequest<Input extends Signable>(
  hub: Hub,
  viewer: Viewer,
  { mutation, category }: { readonly mutation: string; readonly category: RecordCategory },
  input: Input,
  type: GraphQLInputObjectType | null,
): Promise<SignedRequest<Input>> {
  const { signedPayload, ...content } = input;
  const request = keyedRequest(mutation, input, hub);
  if (signedPayload == null) return { request, content, refusal: null };
  if (!type) throw new Error('a signed input comes with its type');
  const verified = await verifySignedInput(hub.pool, viewer.organization, {
    jws: signedPayload,
    // A signature is told word for word to whoever may see the record, and so are numbers in it: they are signed masked.
    content: maskFields(category, { ...content }),
    type,
  });
  if ('jws' in verified) return { request: { ...request, signature: verified }, content, refusal: null };
  // Who repeats a request that was carried out is answered as then, though the key has been revoked since.
  const repeats = verified.revoked && isWellFormed(input.idempotencyKey);
  const earlier = repeats ? await replay(hub, request, actingFor(viewer.organization, hub.pool)) : null;
  return { request, content, refusal: earlier ?? refused([refusal('signedPayload', 'INVALID', verified.message)]) };
}
