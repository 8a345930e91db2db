import { errors, jwtVerify } from 'jose';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { OrganizationDirectory } from '../organizations/index.js';
import { demonstrationIssuer, tokenAudience, type DemonstrationKeys } from './demonstration-issuer.js';
import type { People } from './people.sql.js';
import { isRole } from './role.js';
import type { Viewer } from './viewer.js';

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  org: z.string(),
  name: z.string().min(1).max(100),
  roles: z.array(z.string()),
});

/** The one function that turns a bearer token into a viewer, for HTTP and WebSocket alike. */
export type Authenticate = (bearerToken: string) => Promise<Viewer>;

/** A signature costs as much as a small query: one that was verified holds this long, so that revocation still works. */
const verifiedFor = 5_000;

/** Without `keys` the demonstration's tokens are refused: whoever can read its key could be anybody. */
export function authenticator(
  keys: DemonstrationKeys | null,
  organizations: OrganizationDirectory,
  people: People,
): Authenticate {
  const verified = new LRUCache<string, Viewer>({ max: 10_000, ttl: verifiedFor });

  return async (token) => {
    const known = verified.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    const claims = await verifiedClaims(token, keys);
    const organization = organizations.byCode(claims.org);
    if (!organization) throw unauthenticated('令牌所属单位不在本平台登记');
    const person = await people.recognize({
      issuer: demonstrationIssuer,
      subject: claims.sub,
      name: claims.name,
      organizationId: organization.key,
    });
    const roles = new Set(claims.roles.filter(isRole));
    const viewer: Viewer = { organization, roles, person, expiresAt: claims.exp * 1000 };
    verified.set(token, viewer);
    return viewer;
  };
}

async function verifiedClaims(token: string, keys: DemonstrationKeys | null): Promise<z.infer<typeof claimsSchema>> {
  if (!keys) throw unauthenticated('访问令牌无效：演示令牌仅在本机回环地址上有效');
  try {
    const { payload } = await jwtVerify(token, keys.publicKey, {
      algorithms: ['EdDSA'],
      issuer: demonstrationIssuer,
      audience: tokenAudience,
      clockTolerance: 5,
    });
    return claimsSchema.parse(payload);
  } catch (error) {
    throw unauthenticated(error instanceof errors.JWTExpired ? '访问令牌已过期' : '访问令牌无效');
  }
}

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
