import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { IssuerUnavailable, type TokenIssuer } from './token-issuer.js';

export interface OidcOptions {
  /** Issuer as its tokens name it; its metadata lie below it. */
  readonly issuer: string;
  /** Audience that the hub's tokens name. */
  readonly audience: string;
  /** Claim that holds the organization's code. */
  readonly organizationClaim: string;
  /** Claim that holds the roles, a list or words between spaces. */
  readonly rolesClaim: string;
}

/** Signatures that only the issuer can make: with a symmetric one, whoever verifies could sign. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** Milliseconds to wait for the issuer. */
const patience = 5_000;
/** Unknown key ids make the hub fetch the keys anew, at most this often: anybody can make up key ids. */
const cooldown = 30_000;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  name: z.string().min(1).max(100).optional(),
});
const rolesSchema = z.union([z.array(z.string()), z.string().transform((text) => text.split(' '))]);
const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * People and systems that an OpenID Connect provider knows: access tokens in JWT form (RFC 9068). Its metadata are read when
 * the first token comes, again after a failure, and its keys as they rotate.
 */
export function oidcIssuer(options: OidcOptions): TokenIssuer {
  const { issuer, audience } = options;
  let keys: Promise<JWTVerifyGetKey> | undefined;

  async function keySet(): Promise<JWTVerifyGetKey> {
    keys ??= discover(issuer);
    try {
      return await keys;
    } catch (error) {
      keys = undefined;
      throw error;
    }
  }

  return {
    issuer,
    async verify(token) {
      const keyOf = await keySet();
      try {
        const { payload } = await jwtVerify(token, keyOf, {
          algorithms,
          issuer,
          audience,
          requiredClaims: ['exp', 'sub'],
        });
        return payload;
      } catch (error) {
        if (isOutage(error)) throw new IssuerUnavailable();
        throw error;
      }
    },
    identityOf(claims) {
      const { sub, exp, name } = claimsSchema.parse(claims);
      return {
        subject: sub,
        // A system that signs in by client credentials has no name.
        name: name ?? sub.slice(0, 100).toWellFormed(),
        organizationCode: z.string().parse(claims[options.organizationClaim]),
        roles: rolesSchema.parse(claims[options.rolesClaim]),
        expiresAt: exp * 1000,
      };
    },
  };
}

/**
 * Where an issuer says that its keys are.
 * @throws Error when it is not reached or says nothing of the kind
 */
export async function readKeysUrl(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  const metadata = metadataSchema.parse(await response.json());
  // OpenID Connect Discovery 4.3: metadata of another issuer are not its own.
  if (metadata.issuer !== issuer) throw new Error('the metadata name another issuer');
  return metadata.jwks_uri;
}

/** @throws IssuerUnavailable */
async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  try {
    const keys = await readKeysUrl(issuer);
    return createRemoteJWKSet(new URL(keys), { timeoutDuration: patience, cooldownDuration: cooldown });
  } catch {
    throw new IssuerUnavailable();
  }
}

/** jose has an error of its own for what is wrong with a token; the rest is the way to the keys. */
function isOutage(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}
