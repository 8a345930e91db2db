import { GraphQLError } from 'graphql';
import type { Hub } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { callerReasons, unauthenticated } from '../platform/graphql/unauthenticated.js';
import { bearer } from '../platform/http/bearer.js';
import { rateLimit } from '../platform/http/rate-limit.js';
import type { ServerLimits } from './server-limits.js';

/** Recognizes callers and counts what they ask: by organization whoever is known, by address everybody else. */
export interface Callers {
  /**
   * The viewer behind an authorization header, null without one.
   * @throws GraphQLError UNAUTHENTICATED, or RATE_LIMITED
   */
  recognize(authorization: string | undefined, address: string): Promise<Viewer | null>;
  /**
   * The same at once for a header that was recognized a moment ago, null for every other, which is not counted then.
   * @throws GraphQLError RATE_LIMITED
   */
  recognizeAgain(authorization: string | undefined): Viewer | null;
  /** @throws GraphQLError RATE_LIMITED */
  countRequest(organization: Viewer['organization']): void;
}

export function callerLimits(
  hub: Hub,
  limits: Pick<ServerLimits, 'organizationRequests' | 'addressRequests'>,
): Callers {
  const organizations = rateLimit(limits.organizationRequests);
  const addresses = rateLimit(limits.addressRequests);
  const countRequest: Callers['countRequest'] = ({ code }) => organizations.count(code);
  return {
    countRequest,
    async recognize(authorization, address) {
      const viewer = authorization === undefined ? null : await known(authorization, address);
      if (viewer) countRequest(viewer.organization);
      else addresses.count(address);
      return viewer;
    },
    recognizeAgain(authorization) {
      const token = bearer(authorization);
      const viewer = token === null ? null : hub.verifiedViewer(token);
      if (viewer) countRequest(viewer.organization);
      return viewer;
    },
  };

  async function known(authorization: string, address: string): Promise<Viewer> {
    try {
      const token = bearer(authorization);
      if (token === null) throw unauthenticated('请求头 authorization 须为 Bearer 加令牌', callerReasons.form);
      return await hub.authenticate(token);
    } catch (error) {
      // Whoever guesses tokens is counted like whoever has none; nobody is to blame for a provider that is down.
      if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') addresses.count(address);
      throw error;
    }
  }
}
