import { describe, expect, test } from 'vitest';
import { rateLimit } from '../../../../src/platform/http/rate-limit.js';

/** A limit of three whose time the test tells. */
function ofThree(): { readonly ask: (caller?: string) => number | null; at: number } {
  const state = { at: 0, ask: (_caller?: string): number | null => null };
  const limit = rateLimit(3, () => state.at);
  state.ask = (caller = 'one') => {
    try {
      limit.count(caller);
      return null;
    } catch (error) {
      return (error as { extensions: { retryAfter: number } }).extensions.retryAfter;
    }
  };
  return state;
}

describe('[hostile 9] a rate limit', () => {
  test('takes so many requests of a caller in ten seconds from the first, and tells when to come back', () => {
    const limit = ofThree();
    expect([limit.ask(), limit.ask(), limit.ask(), limit.ask()]).toEqual([null, null, null, 10]);
    limit.at = 9_400;
    expect(limit.ask()).toBe(1);
    limit.at = 10_000;
    expect([limit.ask(), limit.ask(), limit.ask(), limit.ask()]).toEqual([null, null, null, 10]);
  });

  test('counts each caller alone', () => {
    const limit = ofThree();
    for (const _ of [1, 2, 3, 4]) limit.ask('one');
    expect([limit.ask('one'), limit.ask('other')]).toEqual([10, null]);
  });

  test('of nothing takes any number', () => {
    const none = rateLimit(0);
    expect(() => Array.from({ length: 1000 }, () => none.count('one'))).not.toThrow();
  });
});
