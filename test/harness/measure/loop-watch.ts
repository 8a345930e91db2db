export interface LoopWatch {
  /** Milliseconds of processor time of the longest turn of the event loop since it was asked last. */
  longest(): number;
  stop(): void;
}

/** As often as a turn is looked at, in milliseconds; what is shorter does not matter. */
const every = 5;

/**
 * How long this thread works without serving anybody else. Processor time and not the clock: other processes of the machine take
 * time away from a turn and are no fault of it.
 */
export function watchLoop(): LoopWatch {
  let last = process.threadCpuUsage();
  let longest = 0;
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  };
  const timer = setInterval(look, every);
  return {
    longest() {
      look(); // what the asker itself did in this turn, a forced collection for one, belongs to the time before
      const told = longest;
      longest = 0;
      return told;
    },
    stop: () => clearInterval(timer),
  };
}
