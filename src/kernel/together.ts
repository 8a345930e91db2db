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

/** A task and how it is answered: at any time, also after its group is done. Only the first answer counts. */
export interface Turn<Task, Answer> {
  readonly task: Task;
  settle(answer: Answer | Promise<Answer>): void;
}

/**
 * Works off tasks in groups. One that comes while fewer groups are under way than may be goes at once, alone; while they are, those
 * that come wait, in their order, and whoever is done takes them along. So nobody waits for company: the wait is never longer than
 * what is under way, and the groups grow with the load. `work` settles each of its turns; when it throws, those that are not yet settled
 * fail with it. An answer is handed on as soon as there is one: a promise kept in a list until the others have theirs could be rejected
 * with nobody there to hear it.
 */
export function together<Task, Answer>(
  { groups, tasks }: Together,
  work: (turns: readonly Turn<Task, Answer>[]) => Promise<void>,
): (task: Task) => Queued<Answer> {
  const waiting: (Turn<Task, Answer> & { fail(reason: unknown): void })[] = [];
  let underWay = 0;

  async function workOff(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      const group = waiting.splice(0, tasks);
      const failure: unknown = await work(group).then(
        () => new Error('no answer'),
        (error: unknown) => error,
      );
      for (const { fail } of group) fail(failure);
    }
    underWay -= 1;
  }

  return (task) => {
    const { promise: answer, resolve: settle, reject: fail } = Promise.withResolvers<Answer>();
    const turn = { task, settle, fail };
    waiting.push(turn);
    if (underWay < groups) void workOff();
    return {
      answer,
      withdraw(reason) {
        const place = waiting.indexOf(turn);
        if (place < 0) return;
        waiting.splice(place, 1);
        fail(reason);
      },
    };
  };
}
