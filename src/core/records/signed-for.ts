import type { KeyedRequest } from '../requests/index.js';
import { bothAudience } from '../visibility/index.js';
import type { Named } from './record-category.js';

/** A signature tells word for word what was signed: where that names something, whoever does not see that does not read the signature. */
export function signedFor(
  request: KeyedRequest,
  audience: readonly number[] | null,
  named: Named | null,
): KeyedRequest {
  const { signature } = request;
  if (!named || !signature) return request;
  return { ...request, signature: { ...signature, audience: bothAudience(audience, named.audience) } };
}
