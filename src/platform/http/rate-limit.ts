import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Milliseconds over which requests are counted, from a caller's first on. */
const period = 10_000;
/** Callers counted at a time; beyond it whoever has not asked for longest is forgotten. */
const mostCallers = 100_000;

/** Counts requests of one kind of caller, on this node. At once and not by a promise: it stands before every request. */
export interface RateLimit {
  /** @throws GraphQLError RATE_LIMITED (429) when the caller has asked too often */
  count(caller: string): void;
}

/** At most so many requests a caller in ten seconds; 0: as many as they like. */
export function rateLimit(most: number, now: () => number = () => performance.now()): RateLimit {
  if (most === 0) return { count: () => undefined };
  const counts = new LRUCache<string, { requests: number; readonly until: number }>({ max: mostCallers });
  return {
    count(caller) {
      const at = now();
      const known = counts.get(caller);
      const count = known && known.until > at ? known : { requests: 0, until: at + period };
      if (count !== known) counts.set(caller, count);
      count.requests += 1;
      if (count.requests > most) throw tooMany(Math.max(1, Math.ceil((count.until - at) / 1000)));
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
