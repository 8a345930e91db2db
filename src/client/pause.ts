import { HubError } from './hub-error.js';

/** How long to wait before the same is tried again. */
export interface RetryOptions {
  /** Milliseconds before the second attempt; doubled from then on. 1,000 if not given. */
  readonly first?: number;
  /** Milliseconds at most. 60,000 if not given. */
  readonly most?: number;
}

/**
 * Milliseconds before the next attempt: at least what the hub has asked for; else doubled each time, with chance in it, so that a hub that
 * restarts is not met by all its clients at once.
 */
export function pauseBefore(attempt: number, error: unknown, { first = 1000, most = 60_000 }: RetryOptions): number {
  const asked = error instanceof HubError ? Number(error.details['retryAfter'] ?? 0) * 1000 : 0;
  const usual = Math.min(most, first * 2 ** Math.min(attempt, 30)) * (0.5 + Math.random() / 2);
  return asked > 0 ? asked + Math.random() * Math.min(1000, usual) : usual;
}

/** Waits; ends early when aborted. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', settle);
      resolve();
    };
    const timer = setTimeout(settle, milliseconds);
    signal?.addEventListener('abort', settle, { once: true });
  });
}
