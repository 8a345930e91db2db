import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds over which requests are counted. */
const period = 10;

/** Counts requests of one kind of caller, on this node. */
export interface RateLimit {
  /** @throws GraphQLError RATE_LIMITED (429) when the caller has asked too often */
  count(caller: string): Promise<void>;
}

/** At most so many requests a caller in ten seconds; 0: as many as they like. */
export function rateLimit(most: number): RateLimit {
  if (most === 0) return { count: async () => undefined };
  const limiter = new RateLimiterMemory({ points: most, duration: period });
  return {
    async count(caller) {
      try {
        await limiter.consume(caller);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw tooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
      }
    },
  };
}

function tooMany(seconds: number): GraphQLError {
  return new GraphQLError(`请求过于频繁，请在${seconds}秒后再试`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfter: seconds,
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
    },
  });
}
