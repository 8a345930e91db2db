import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log/index.js';

/** Work that is done once for many requests, never twice at a time, and again at least every so often. */
export interface BackgroundLoop {
  /** Asks for one more run: at once, or when the run in hand is over. */
  wake(): void;
  /** Waits for the run in hand. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  /** Milliseconds between the starts of two runs, at least; a function is asked after each run. */
  readonly gap: number | (() => number);
  /**
   * Milliseconds that it pauses at most after a run that took long, which it does three times as long as the run took: a busy machine
   * gets larger batches, not more of them. No such pause if not given.
   */
  readonly mostPause?: number;
  /** Milliseconds after which it runs unasked. */
  readonly idle: number;
  readonly log: Logger;
}

/** A failed run is told and tried again after a pause with jitter: the loop outlives every fault of the database. */
export function backgroundLoop(work: () => Promise<void>, options: LoopOptions): BackgroundLoop {
  const { name, gap, mostPause = 0, idle, log } = options;
  const stopping = new AbortController();
  let asked = true;
  let rest: Rest | null = null;

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      if (!asked) {
        rest = restFor(idle);
        await rest.over;
        rest = null;
      }
      if (stopping.signal.aborted) return;
      asked = false;
      const started = performance.now();
      try {
        await work();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (stopping.signal.aborted) return;
        log.warn({ loop: name, failures, code: codeOf(error) }, 'background work failed and will be tried again');
        asked = true;
        await pause(Math.min(1000, 25 * 2 ** failures) * (0.5 + Math.random()), stopping.signal);
      }
      const took = performance.now() - started;
      const apart = typeof gap === 'number' ? gap : gap();
      await pause(Math.max(apart - took, Math.min(mostPause, 3 * took)), stopping.signal);
    }
  }

  const running = loop();
  return {
    wake() {
      asked = true;
      rest?.end();
    },
    async stop() {
      stopping.abort();
      rest?.end();
      await running;
    },
  };
}

interface Rest {
  readonly over: Promise<void>;
  end(): void;
}

/** A pause that every change may end: without the error that an aborted timer would make each time. */
function restFor(milliseconds: number): Rest {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  return {
    over: promise,
    end() {
      clearTimeout(timer);
      resolve();
    },
  };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds < 1 || signal.aborted) return;
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : String(error).slice(0, 40);
}
