import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
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

/** Reads the key pair, making it the first time; of two processes that make it at once, one writes and both read. */
export async function demonstrationKeys(dataDir: string): Promise<DemonstrationKeys> {
  const path = join(dataDir, 'demonstration-issuer.json');
  await mkdir(dataDir, { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      await file.writeFile(JSON.stringify(await exportJWK(privateKey)));
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const { d, ...publicJwk } = await readKey(path);
  return {
    privateKey: await importJWK({ ...publicJwk, ...(d === undefined ? {} : { d }) }, 'EdDSA'),
    publicKey: await importJWK(publicJwk, 'EdDSA'),
  };
}

/** The file may have been created a moment ago by another process and still be empty. */
async function readKey(path: string): Promise<JWK> {
  for (let attempt = 0; ; attempt += 1) {
    const text = await readFile(path, 'utf8');
    if (text.endsWith('}')) return JSON.parse(text) as JWK;
    if (attempt === 50) throw new Error(`${path} holds no key: delete it and start again`);
    await delay(20);
  }
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
