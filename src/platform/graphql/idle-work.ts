/** Work that nobody waits for, done on the one thread that serves everybody. */
export interface IdleWork {
  /** Does it some time; false when too much waits already, and it is not done. */
  push(task: () => void): boolean;
}

/** After a task that took one millisecond, nothing of the kind is done for nine: it takes a tenth of the time at most. */
const restAfterOne = 9;
const mostWaiting = 100;

/** One task at a time, each in a turn of the event loop of its own. */
export function idleWork(): IdleWork {
  const waiting: (() => void)[] = [];
  let isScheduled = false;

  const schedule = (pause: number): void => {
    isScheduled = true;
    setTimeout(() => setImmediate(next), pause).unref();
  };

  function next(): void {
    const task = waiting.shift();
    if (!task) {
      isScheduled = false;
      return;
    }
    const started = performance.now();
    task();
    schedule((performance.now() - started) * restAfterOne);
  }

  return {
    push(task) {
      if (waiting.length >= mostWaiting) return false;
      waiting.push(task);
      if (!isScheduled) schedule(0);
      return true;
    },
  };
}
