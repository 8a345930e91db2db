import { compactVerify, decodeProtectedHeader, errors, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Signer } from './signer.js';

/** Signs a text as a compact JWS; `type` keeps signatures of one kind from being shown as another's. */
export async function signCompact(signer: Signer, type: string, payload: string): Promise<string> {
  const header = JSON.stringify({ alg: signer.algorithm, kid: signer.keyId, typ: type });
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${encode(await signer.sign(Buffer.from(signed)))}`;
}

function encode(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}

/**
 * Nothing else may stand in a header: `b64` and `crit` would change what is signed, `jwk`, `jku` and `x5c` bring a key of
 * their own.
 */
const headerSchema = z.strictObject({
  alg: z.string(),
  kid: z.string().regex(/^[\w-]{1,100}$/),
  typ: z.string().optional(),
  cty: z.string().optional(),
});

export type JwsHeader = z.infer<typeof headerSchema>;

/** What a compact JWS says of itself, not yet believed; null when it is none or says more than it may. */
export function headerOf(jws: string): JwsHeader | null {
  try {
    return headerSchema.parse(decodeProtectedHeader(jws));
  } catch {
    return null;
  }
}

/** The text that was signed with this key and with the algorithm that belongs to it; null when it was not. */
export async function signedText(jws: string, jwk: JWK): Promise<string | null> {
  if (jwk.alg === undefined || headerOf(jws) === null) return null;
  try {
    const { payload } = await compactVerify(jws, await importJWK(jwk), { algorithms: [jwk.alg] });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
