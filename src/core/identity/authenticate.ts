import { errors, jwtVerify } from 'jose';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { OrganizationDirectory } from '../organizations/index.js';
import { demonstrationIssuer, tokenAudience, type DemonstrationKeys } from './demonstration-issuer.js';
import type { People } from './people.js';
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

export function authenticator(
  keys: DemonstrationKeys,
  organizations: OrganizationDirectory,
  people: People,
): Authenticate {
  return async (token) => {
    const claims = await verifiedClaims(token, keys);
    const organization = organizations.byCode(claims.org);
    if (!organization) throw unauthenticated('令牌所属单位不在本平台登记');
    const person = await people.recognize({
      issuer: demonstrationIssuer,
      subject: claims.sub,
      name: claims.name,
      organizationId: organization.key,
    });
    return { organization, roles: new Set(claims.roles.filter(isRole)), person, expiresAt: claims.exp * 1000 };
  };
}

async function verifiedClaims(token: string, keys: DemonstrationKeys): Promise<z.infer<typeof claimsSchema>> {
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
