/** How much goes together. */
export interface Together {
  /** Groups under way at a time. */
  readonly groups: number;
  /** Tasks of one group, at most. */
  readonly tasks: number;
}

/** A task that waits for its turn, or is under way. */
export interface Queued<Answer> {
  readonly answer: Promise<Answer>;
  /** Takes it out again while it waits, and fails it; nothing happens once it is under way. */
  withdraw(reason: Error): void;
}

/**
 * Works off tasks in groups. One that comes while fewer groups are under way than may be goes at once, alone; while they are, those
 * that come wait, in their order, and whoever is done takes them along. So nobody waits for company: the wait is never longer than
 * what is under way, and the groups grow with the load. `work` has an answer for each of its tasks; when it throws they all fail with
 * it, and its answers may come after it is done: the next group does not wait for them.
 */
export function together<Task, Answer>(
  { groups, tasks }: Together,
  work: (tasks: readonly Task[]) => Promise<readonly Promise<Answer>[]>,
): (task: Task) => Queued<Answer> {
  const waiting: { readonly task: Task; readonly settle: (answer: Promise<Answer>) => void }[] = [];
  let underWay = 0;

  async function workOff(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      const group = waiting.splice(0, tasks);
      const answers = await work(group.map(({ task }) => task)).catch((error: unknown) =>
        group.map(() => Promise.reject<Answer>(error)),
      );
      for (const [index, { settle }] of group.entries())
        settle(answers[index] ?? Promise.reject(new Error('no answer')));
    }
    underWay -= 1;
  }

  return (task) => {
    const { promise: answer, resolve: settle, reject } = Promise.withResolvers<Answer>();
    const queued = { task, settle };
    waiting.push(queued);
    if (underWay < groups) void workOff();
    return {
      answer,
      withdraw(reason) {
        const place = waiting.indexOf(queued);
        if (place < 0) return;
        waiting.splice(place, 1);
        reject(reason);
      },
    };
  };
}
