import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds before each new start: one that fails so often in a row is not to be helped from here. */
const usualWaits = [0, 500, 1000, 2000, 4000, 8000];
/** Milliseconds between two looks. */
const usualGap = 500;
/** Milliseconds after which a server that runs has recovered, and the next end is the first again. */
const settled = 60_000;

export interface KeepRunningOptions {
  /** Looks whether the server lives. */
  isAlive(): Promise<boolean>;
  /** Starts it anew, or takes over what somebody else has started meanwhile. */
  startAgain(): Promise<void>;
  /** Is told each time the server is gone, and when it is back. */
  onLost(): void;
  onBack(): void;
  /** Is told once, when it cannot be started again or ends again and again. */
  onFailed(error: Error): void;
  readonly waits?: readonly number[];
  readonly gap?: number;
}

/** Looks again and again whether a server lives and starts it anew, waiting longer each time; gives what ends the looking. */
export function keepRunning(options: KeepRunningOptions): () => Promise<void> {
  const { waits = usualWaits, gap = usualGap } = options;
  const ending = new AbortController();
  const pause = (time: number): Promise<void> =>
    sleep(time, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
  let failures = 0;
  let runningSince = performance.now();

  /** Whether it runs again; false when told to end, or given up. */
  async function bringBack(): Promise<boolean> {
    if (performance.now() - runningSince > settled) failures = 0;
    let cause: unknown = new Error('PostgreSQL ended soon after each start');
    for (;;) {
      const wait = waits[failures];
      if (wait === undefined) {
        options.onFailed(cause instanceof Error ? cause : new Error(String(cause)));
        return false;
      }
      failures += 1;
      await pause(wait);
      if (ending.signal.aborted) return false;
      try {
        await options.startAgain();
        runningSince = performance.now();
        return true;
      } catch (error) {
        cause = error;
      }
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      await pause(gap);
      if (ending.signal.aborted) return;
      if (await options.isAlive()) continue;
      options.onLost();
      if (!(await bringBack())) return;
      options.onBack();
    }
  }

  const watching = watch();
  return async () => {
    ending.abort();
    await watching;
  };
}
