import canonicalize from 'canonicalize';
import { coerceInputValue, type GraphQLInputType } from 'graphql';
import type { Executor } from '../../platform/database/index.js';
import type { Organization } from '../organizations/index.js';
import { headerOf, signedText } from './compact-jws.js';
import { readOrganizationKey } from './organization-key.sql.js';
import { sameValue } from './same-value.js';

/** A publisher's signature that was verified, word for word as it came. */
export interface PayloadSignature {
  readonly keyId: string;
  readonly jws: string;
}

export interface SignedInput {
  /** The compact JWS. */
  readonly jws: string;
  /** The input it came with, coerced, without the signature. */
  readonly content: object;
  /** The input's type, which the signed text is coerced by. */
  readonly type: GraphQLInputType;
}

/** Why a signature is not taken; `revoked` when it would have been before its key was revoked. */
export interface SignatureFault {
  readonly message: string;
  readonly revoked: boolean;
}

/**
 * Whether a key of this organization has signed the very input: what is written down must be what was signed, and what was
 * signed must have one form only, so that anybody can verify it again later.
 */
export async function verifySignedInput(
  executor: Executor,
  publisher: Organization,
  { jws, content, type }: SignedInput,
): Promise<PayloadSignature | SignatureFault> {
  const header = headerOf(jws);
  if (!header) return fault('签名须为紧凑格式的 JWS，其头部只能有 alg、kid、typ、cty');
  const key = await readOrganizationKey(executor, publisher.key, header.kid);
  if (!key) return fault('本单位没有登记此公钥（头部的 kid 须为其 keyId）');
  const text = await signedText(jws, key.jwk);
  if (text === null) return fault(`签名与公钥不符（该公钥的算法为 ${key.jwk.alg ?? ''}）`);
  const payload = canonicalJson(text);
  if (payload === undefined) return fault('被签名的内容须为 RFC 8785 规范形式的 JSON');
  if (!sameValue(coerced(payload, type), content))
    return fault(
      '被签名的内容与提交的内容不同（自然人的公民身份号码在被签名的内容中须写作 110***********1234 的形式）',
    );
  if (key.revokedAt !== null) return { message: '此公钥已被撤销', revoked: true };
  return { keyId: key.keyId, jws };
}

function fault(message: string): SignatureFault {
  return { message, revoked: false };
}

/** The value of a text in canonical form; undefined for any other text. */
function canonicalJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalize(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what the type forbids. */
function coerced(value: unknown, type: GraphQLInputType): unknown {
  let fits = true;
  const result: unknown = coerceInputValue(value, type, () => {
    fits = false;
  });
  return fits ? result : undefined;
}
