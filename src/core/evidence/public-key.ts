import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { z } from 'zod';

/** Members of a JWK that are nobody's business but its owner's. */
const privateParts = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];
const longest = 4000;
const coordinate = z
  .string()
  .regex(/^[\w-]+$/)
  .max(2000);

/** What is kept of a key: kind, material, and the one algorithm it may be used with. Anything else in it is dropped. */
const materialSchema = z.union([
  z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    alg: z.literal('ES256').default('ES256'),
  }),
  z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-384'),
    x: coordinate,
    y: coordinate,
    alg: z.literal('ES384').default('ES384'),
  }),
  z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: coordinate,
    alg: z.enum(['EdDSA', 'Ed25519']).default('EdDSA'),
  }),
  z.object({
    kty: z.literal('RSA'),
    n: coordinate,
    // 65537. A small exponent makes forging cheap, and with 1 anything is a signature.
    e: z.literal('AQAB'),
    alg: z.enum(['RS256', 'PS256']).default('RS256'),
  }),
]);

export interface PublicKey {
  /** Thumbprint (RFC 7638). */
  readonly keyId: string;
  readonly jwk: JWK;
}

/** A public key from the text of its JWK, or what is wrong with it, in Chinese; the key itself is never told again. */
export async function publicKeyOf(text: string): Promise<PublicKey | string> {
  if (text.length > longest) return `公钥的 JWK 不得超过${longest}字`;
  const given = objectIn(text);
  if (!given) return '公钥须为 JWK 格式的 JSON 对象';
  if (privateParts.some((part) => Object.hasOwn(given, part))) {
    return 'JWK 含有私钥部分：只能登记公钥。该私钥已经外传，请停用并另行生成';
  }
  const use: unknown = given['use'];
  if (use !== undefined && use !== 'sig') return '该密钥不是用于签名的（use 须为 sig）';
  const { success, data: material } = materialSchema.safeParse(given);
  if (!success) return '公钥须为 EC P-256（ES256）、P-384（ES384）、Ed25519（EdDSA）或 RSA（RS256、PS256，指数65537）';
  const fault = faultOf(material);
  if (fault) return fault;
  const keyId = await calculateJwkThumbprint(material);
  return { keyId, jwk: { ...material, use: 'sig', kid: keyId } };
}

function faultOf(material: z.infer<typeof materialSchema>): string | null {
  try {
    const key = createPublicKey({ key: { ...material }, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength;
    return bits === undefined || (bits >= 2048 && bits <= 8192) ? null : 'RSA 公钥须为2048至8192位';
  } catch {
    return '公钥的数值无效';
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
