/** Runs tasks of many members; who has many waits for its own. */
export type FairTurns = <Result>(member: string, task: () => Promise<Result>) => Promise<Result>;

/** Tasks of one member in hand at a time: one may wait for the database while another is worked on. */
const atOnce = 2;

/**
 * Serves members in turns: of each so many tasks are in hand, and the next of a member that has more begins in a turn of the
 * event loop of its own, after what has come for the others. However much one member asks for, another waits for two of its
 * tasks at most.
 */
export function fairTurns(): FairTurns {
  const members = new Map<string, { inHand: number; readonly waiting: (() => void)[] }>();

  return (member, task) => {
    const state = members.get(member) ?? { inHand: 0, waiting: [] };
    members.set(member, state);

    const release = (): void => {
      const next = state.waiting.shift();
      if (next) return void setImmediate(next);
      state.inHand -= 1;
      if (state.inHand === 0) members.delete(member);
    };
    const begin = async (): Promise<Awaited<ReturnType<typeof task>>> => {
      try {
        return await task();
      } finally {
        release();
      }
    };
    if (state.inHand < atOnce) {
      state.inHand += 1;
      return begin();
    }
    return new Promise((resolve) => {
      state.waiting.push(() => resolve(begin()));
    });
  };
}
