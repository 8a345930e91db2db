import { join } from 'node:path';
import { generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { hasCode } from '../../kernel/error-code.js';
import { ownKey, readKey } from '../../platform/keys/key-file.js';
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

/** Where a hub keeps its key pair. */
export function demonstrationKeyFile(dataDir: string): string {
  return join(dataDir, 'demonstration-issuer.json');
}

/** Reads the key pair, making it the first time: for the hub. */
export async function demonstrationKeys(dataDir: string): Promise<DemonstrationKeys> {
  return keysOf(await ownKey(demonstrationKeyFile(dataDir)));
}

/** A key pair that nobody else ever has: for a hub that takes no tokens of the demonstration. */
export async function passingDemonstrationKeys(): Promise<DemonstrationKeys> {
  return generateKeyPair('EdDSA', { crv: 'Ed25519' });
}

/** Reads the key pair that a hub has made, for its clients; null: no hub has started in this directory. */
export async function existingDemonstrationKeys(dataDir: string): Promise<DemonstrationKeys | null> {
  try {
    return await keysOf(await readKey(demonstrationKeyFile(dataDir)));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

async function keysOf({ d, ...publicJwk }: JWK): Promise<DemonstrationKeys> {
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
