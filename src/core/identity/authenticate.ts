import { decodeJwt, errors } from 'jose';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { Clock } from '../../kernel/clock.js';
import { isWellFormed } from '../../kernel/text.js';
import type { Pool } from '../../platform/database/index.js';
import { callerReasons, unauthenticated } from '../../platform/graphql/unauthenticated.js';
import type { Logger } from '../../platform/log/index.js';
import type { Organization, OrganizationDirectory } from '../organizations/index.js';
import { fitsHash, looksLikeApiKey, prefixOf } from './api-key.js';
import { findApiKey, tellUse } from './api-key.sql.js';
import type { People } from './people.sql.js';
import type { RevocationWatch } from './revocations.js';
import { countingRoles, tellUncounted } from './counting-roles.js';
import type { Role } from './role.js';
import { IssuerUnavailable, type TokenIdentity, type TokenIssuer } from './token-issuer.js';
import type { TrustMode, Viewer } from './viewer.js';

declare module '../hub.js' {
  interface Hub {
    readonly authenticate: Authenticate;
    readonly verifiedViewer: VerifiedViewer;
  }
}

/** The one function that turns a bearer token or API key into a viewer, for HTTP, WebSocket and SSE alike. */
export type Authenticate = (bearerToken: string) => Promise<Viewer>;

/** The viewer of a token that was verified a moment ago and not revoked since; null: it is to be authenticated. */
export type VerifiedViewer = (bearerToken: string) => Viewer | null;

export interface AuthenticatorOptions {
  /** Whose tokens are taken, and nobody else's. */
  readonly issuers: readonly TokenIssuer[];
  readonly organizations: OrganizationDirectory;
  readonly people: People;
  readonly pool: Pool;
  /** Which organization has an office is asked of the day. */
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly revocations: Pick<RevocationWatch, 'onRevoked'>;
  /** What whoever bears a token is held to; a key has a mode of its own. */
  readonly trustedDocuments: TrustMode;
}

/** A signature costs as much as a small query: what was verified holds this long, unless it is revoked. */
const verifiedFor = 5_000;
const farAway = 8.64e15;

export function authenticator(options: AuthenticatorOptions): {
  readonly authenticate: Authenticate;
  readonly verifiedViewer: VerifiedViewer;
} {
  const verified = new LRUCache<string, Viewer>({ max: 10_000, ttl: verifiedFor });
  options.revocations.onRevoked((isRevoked) => {
    options.people.forget();
    for (const [token, viewer] of verified.entries()) if (isRevoked(viewer)) verified.delete(token);
  });

  const today = (): string => shanghaiDay(options.clock.now()).toString();
  const told = tellUncounted(options.log);
  const rolesOf = (claimed: readonly string[], organization: Organization): Role[] => {
    const { held, uncounted } = countingRoles(claimed, organization, options.organizations, today());
    told(organization, uncounted);
    return held;
  };

  const verifiedViewer: VerifiedViewer = (token) => {
    const known = verified.get(token);
    return known && known.expiresAt > Date.now() ? known : null;
  };
  const authenticate: Authenticate = async (token) => {
    const known = verifiedViewer(token);
    if (known) return known;
    const viewer = await (looksLikeApiKey(token)
      ? systemBehind(token, options, rolesOf)
      : personBehind(token, options, rolesOf));
    verified.set(token, viewer);
    return viewer;
  };
  return { authenticate, verifiedViewer };
}

/** The roles that count for an organization, of those that a token or key carries. */
type RolesOf = (claimed: readonly string[], organization: Organization) => Role[];

async function personBehind(token: string, options: AuthenticatorOptions, rolesOf: RolesOf): Promise<Viewer> {
  const { issuers, organizations, people, trustedDocuments } = options;
  const issuer = issuerOf(token, issuers);
  const { subject, name, organizationCode, roles, expiresAt } = await identity(token, issuer);
  // PostgreSQL could not hold them; whoever issues such a token is not to be taken at its word.
  if (![subject, name, organizationCode].every(isWellFormed))
    throw unauthenticated('访问令牌无效：含有非法字符', callerReasons.invalid);
  const organization = organizations.byCode(organizationCode);
  if (!organization) throw unauthenticated('令牌所属单位不在本平台登记', callerReasons.invalid);
  const held = rolesOf(roles, organization);
  const recognized = { issuer: issuer.issuer, subject, name, organizationId: organization.key, roles: held };
  const person = await people.recognize(recognized);
  if (!person) throw unauthenticated('该账号已停用', callerReasons.revoked);
  return { organization, roles: new Set(held), person, expiresAt, trustedDocuments, apiKeyId: null };
}

async function systemBehind(
  token: string,
  { pool, organizations, log }: AuthenticatorOptions,
  rolesOf: RolesOf,
): Promise<Viewer> {
  const prefix = prefixOf(token);
  const key = prefix === null ? null : await findApiKey(pool, prefix);
  // Whoever does not hold the key is not told what became of it.
  if (!key || !fitsHash(token, key.hash)) throw unauthenticated('API 密钥无效', callerReasons.invalid);
  if (key.isRevoked) throw unauthenticated('API 密钥已撤销，或其系统已停用', callerReasons.revoked);
  const expiresAt = key.expiresAt ?? farAway;
  if (expiresAt <= Date.now()) throw unauthenticated('API 密钥已过期', callerReasons.expired);
  // Who may sign in does so though nobody can be told of it.
  if (!key.useTold) await tellUse(pool, key.id).catch(() => log.warn('the use of a key could not be told'));
  const organization = organizations.byKey(key.organizationKey);
  return {
    organization,
    roles: new Set(rolesOf(key.roles, organization)),
    person: { key: key.systemKey, name: key.systemName },
    expiresAt,
    trustedDocuments: key.trustedDocuments,
    apiKeyId: key.id,
  };
}

/** What the token says of itself only chooses whose keys it must fit. */
function issuerOf(token: string, issuers: readonly TokenIssuer[]): TokenIssuer {
  let named: string | undefined;
  try {
    named = decodeJwt(token).iss;
  } catch {
    throw unauthenticated('访问令牌无效', callerReasons.invalid);
  }
  const issuer = issuers.find((one) => one.issuer === named);
  if (!issuer) throw unauthenticated('访问令牌无效：不是本平台认可的签发方所签发', callerReasons.invalid);
  return issuer;
}

async function identity(token: string, issuer: TokenIssuer): Promise<TokenIdentity> {
  try {
    return issuer.identityOf(await issuer.verify(token));
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw unavailable();
    if (error instanceof errors.JWTExpired) throw unauthenticated('访问令牌已过期', callerReasons.expired);
    throw unauthenticated('访问令牌无效', callerReasons.invalid);
  }
}

function unavailable(): GraphQLError {
  return new GraphQLError('身份认证服务暂不可用，请稍后重试', {
    extensions: { code: 'IDENTITY_PROVIDER_UNAVAILABLE', http: { status: 503 } },
  });
}
