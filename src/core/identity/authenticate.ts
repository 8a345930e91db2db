import { decodeJwt, errors } from 'jose';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OrganizationDirectory } from '../organizations/index.js';
import type { People } from './people.sql.js';
import { isRole } from './role.js';
import { IssuerUnavailable, type TokenIdentity, type TokenIssuer } from './token-issuer.js';
import type { TrustMode, Viewer } from './viewer.js';

/** The one function that turns a bearer token into a viewer, for HTTP, WebSocket and SSE alike. */
export type Authenticate = (bearerToken: string) => Promise<Viewer>;

/** A signature costs as much as a small query: one that was verified holds this long, so that revocation still works. */
const verifiedFor = 5_000;

/** Takes tokens of these issuers and of no other; whoever bears one is held to `trustedDocuments`. */
export function authenticator(
  issuers: readonly TokenIssuer[],
  organizations: OrganizationDirectory,
  people: People,
  trustedDocuments: TrustMode,
): Authenticate {
  const verified = new LRUCache<string, Viewer>({ max: 10_000, ttl: verifiedFor });

  return async (token) => {
    const known = verified.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    const issuer = issuerOf(token, issuers);
    const { subject, name, organizationCode, roles, expiresAt } = await identity(token, issuer);
    const organization = organizations.byCode(organizationCode);
    if (!organization) throw unauthenticated('令牌所属单位不在本平台登记');
    const person = await people.recognize({
      issuer: issuer.issuer,
      subject,
      name,
      organizationId: organization.key,
    });
    const held = new Set(roles.filter(isRole));
    const viewer: Viewer = { organization, roles: held, person, expiresAt, trustedDocuments };
    verified.set(token, viewer);
    return viewer;
  };
}

/** What the token says of itself only chooses whose keys it must fit. */
function issuerOf(token: string, issuers: readonly TokenIssuer[]): TokenIssuer {
  let named: string | undefined;
  try {
    named = decodeJwt(token).iss;
  } catch {
    throw unauthenticated('访问令牌无效');
  }
  const issuer = issuers.find((one) => one.issuer === named);
  if (!issuer) throw unauthenticated('访问令牌无效：不是本平台认可的签发方所签发');
  return issuer;
}

async function identity(token: string, issuer: TokenIssuer): Promise<TokenIdentity> {
  try {
    return issuer.identityOf(await issuer.verify(token));
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw unavailable();
    throw unauthenticated(error instanceof errors.JWTExpired ? '访问令牌已过期' : '访问令牌无效');
  }
}

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

function unavailable(): GraphQLError {
  return new GraphQLError('身份认证服务暂不可用，请稍后重试', {
    extensions: { code: 'IDENTITY_PROVIDER_UNAVAILABLE', http: { status: 503 } },
  });
}
