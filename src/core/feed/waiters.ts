/** A reader at the head that waits for it to move, again and again. */
export interface Waiter {
  /** Resolves with true when the head has moved beyond a place, false when the time is over or the waiter has left. */
  wait(after: number, milliseconds: number): Promise<boolean>;
  /** Ends the wait in hand; later ones end at once. */
  leave(): void;
}

export interface Waiters {
  /** For a reader that follows the log. */
  open(): Waiter;
  /** Waits once, for somebody who follows nothing. */
  wait(after: number, milliseconds: number): Promise<boolean>;
  /** Tells everyone that the head has moved. */
  moved(): void;
  /** How many are waiting. */
  count(): number;
  /** How many follow the log, waiting at this moment or not. */
  following(): number;
}

/** Waits end up to this many milliseconds late: thousands of waiters share one timer. */
const precision = 50;

interface Waiting {
  readonly until: number;
  settle(moved: boolean): void;
}

export function waiters(head: () => number): Waiters {
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;
  const readers = new Set<object>();

  function sweep(): void {
    const now = performance.now();
    for (const one of waiting) if (one.until <= now) one.settle(false);
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function waiter(): Waiter {
    let left = false;
    let current: Waiting | undefined;
    return {
      wait(after, milliseconds) {
        if (head() > after) return Promise.resolve(true);
        if (left) return Promise.resolve(false);
        timer ??= setInterval(sweep, precision).unref();
        return new Promise((resolve) => {
          const one: Waiting = {
            until: performance.now() + milliseconds,
            settle(moved) {
              waiting.delete(one);
              resolve(moved);
            },
          };
          current = one;
          waiting.add(one);
        });
      },
      leave() {
        left = true;
        current?.settle(false);
      },
    };
  }

  return {
    open() {
      const { wait, leave } = waiter();
      const mark = {};
      readers.add(mark);
      return {
        wait,
        leave() {
          readers.delete(mark);
          leave();
        },
      };
    },
    wait: (after, milliseconds) => waiter().wait(after, milliseconds),
    moved() {
      // Whoever waits again does so in a new entry after this round.
      for (const one of [...waiting]) one.settle(true);
    },
    count: () => waiting.size,
    following: () => readers.size,
  };
}
