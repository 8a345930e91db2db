/** Readers at the head that wait for it to move. */
export interface Waiters {
  /**
   * Resolves with true when the head has moved beyond a place, false when the time is over or the signal aborts; it
   * leaves nothing behind in any case.
   */
  wait(after: number, milliseconds: number, signal: AbortSignal): Promise<boolean>;
  /** Tells everyone that the head has moved. */
  moved(): void;
  /** How many are waiting. */
  count(): number;
}

export function waiters(head: () => number): Waiters {
  const waiting = new Set<(moved: boolean) => void>();
  return {
    wait(after, milliseconds, signal) {
      if (head() > after) return Promise.resolve(true);
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const settle = (moved: boolean): void => {
          waiting.delete(settle);
          clearTimeout(timer);
          signal.removeEventListener('abort', aborted);
          resolve(moved);
        };
        const aborted = (): void => settle(false);
        const timer = setTimeout(aborted, milliseconds).unref();
        signal.addEventListener('abort', aborted, { once: true });
        waiting.add(settle);
      });
    },
    moved() {
      // Whoever waits again does so in a new set entry after this round.
      for (const settle of [...waiting]) settle(true);
    },
    count: () => waiting.size,
  };
}
