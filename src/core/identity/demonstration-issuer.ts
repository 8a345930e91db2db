import { join } from 'node:path';
import { importJWK, jwtVerify, SignJWT, type CryptoKey } from 'jose';
import { z } from 'zod';
import { ownKey } from '../../platform/keys/key-file.js';
import type { Role } from './role.js';
import type { TokenIssuer } from './token-issuer.js';

export const demonstrationIssuer = 'urn:liandong:demonstration';
export const tokenAudience = 'urn:liandong:hub';

/** The demonstration's own issuer of tokens: a key pair in the data directory that the hub and `hub token` share. */
export interface DemonstrationKeys {
  readonly privateKey: CryptoKey | Uint8Array;
  readonly publicKey: CryptoKey | Uint8Array;
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  org: z.string(),
  name: z.string().min(1).max(100),
  roles: z.array(z.string()),
});

/** The demonstration's tokens: whoever can read its key can be anybody, so the hub takes them on loopback addresses only. */
export function demonstrationTokenIssuer({ publicKey }: DemonstrationKeys): TokenIssuer {
  return {
    issuer: demonstrationIssuer,
    async verify(token) {
      const expected = { algorithms: ['EdDSA'], issuer: demonstrationIssuer, audience: tokenAudience };
      return (await jwtVerify(token, publicKey, expected)).payload;
    },
    identityOf(claims) {
      const { sub, exp, org, name, roles } = claimsSchema.parse(claims);
      return { subject: sub, name, organizationCode: org, roles, expiresAt: exp * 1000 };
    },
  };
}

/** Reads the key pair, making it the first time. */
export async function demonstrationKeys(dataDir: string): Promise<DemonstrationKeys> {
  const { d, ...publicJwk } = await ownKey(join(dataDir, 'demonstration-issuer.json'));
  return {
    privateKey: await importJWK({ ...publicJwk, ...(d === undefined ? {} : { d }) }, 'EdDSA'),
    publicKey: await importJWK(publicJwk, 'EdDSA'),
  };
}

export interface TokenClaims {
  readonly organizationCode: string;
  readonly roles: readonly Role[];
  readonly name: string;
  readonly subject: string;
  readonly hours: number;
}

export async function issueDemonstrationToken(keys: DemonstrationKeys, claims: TokenClaims): Promise<string> {
  return new SignJWT({ org: claims.organizationCode, roles: claims.roles, name: claims.name })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer(demonstrationIssuer)
    .setAudience(tokenAudience)
    .setSubject(claims.subject)
    .setIssuedAt()
    .setExpirationTime(`${claims.hours}h`)
    .sign(keys.privateKey);
}
