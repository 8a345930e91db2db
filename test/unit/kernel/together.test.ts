import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { together as queue, type Together } from '../../../src/kernel/together.js';

/** Only the answers, all of them at the end. */
function together<Task, Answer>(
  most: Together,
  work: (tasks: readonly Task[]) => Promise<readonly Promise<Answer>[]>,
): (task: Task) => Promise<Answer> {
  const add = queue<Task, Answer>(most, async (turns) => {
    const answers = await work(turns.map(({ task }) => task));
    for (const [index, answer] of answers.entries()) turns[index]?.settle(answer);
  });
  return (task) => add(task).answer;
}

describe('tasks that are worked off together', () => {
  test('one that comes when nothing is under way goes at once and alone', async () => {
    const groups: (readonly string[])[] = [];
    const run = together({ groups: 1, tasks: 9 }, async (tasks: readonly string[]) => {
      groups.push(tasks);
      return tasks.map((task) => Promise.resolve(task));
    });
    const first = run('first');
    expect(groups).toEqual([['first']]);
    expect(await first).toBe('first');
  });

  test('an answer that comes late holds up nobody who waits', async () => {
    const run = together({ groups: 1, tasks: 1 }, async ([task]: readonly string[]) => [
      task === 'late' ? new Promise<string>(() => undefined) : Promise.resolve(String(task)),
    ]);
    void run('late');
    expect(await run('next')).toBe('next');
  });

  test('an answer is there before those of the others, and stays when the group fails', async () => {
    const others = Promise.withResolvers<void>();
    const add = queue<string, string>({ groups: 1, tasks: 9 }, async (turns) => {
      for (const { task, settle } of turns) if (task !== 'other') settle(`${task} done`);
      await others.promise;
    });
    // The first goes alone.
    expect(await add('first').answer).toBe('first done');
    const [early, other] = [add('early').answer, add('other').answer];
    others.resolve();
    expect(await early).toBe('early done');
    await expect(other).rejects.toThrow('no answer');
  });

  test('one that waits is withdrawn and never worked off, one that is under way is not', async () => {
    const worked: string[] = [];
    const first = Promise.withResolvers<void>();
    const add = queue<string, string>({ groups: 1, tasks: 9 }, async (turns) => {
      worked.push(...turns.map(({ task }) => task));
      await first.promise;
      for (const { task, settle } of turns) settle(task);
    });
    const [underWay, withdrawn, other] = [add('under way'), add('withdrawn'), add('other')];
    for (const one of [underWay, withdrawn]) one.withdraw(new Error('too late'));
    await expect(withdrawn.answer).rejects.toThrow('too late');
    first.resolve();
    expect([await underWay.answer, await other.answer]).toEqual(['under way', 'other']);
    expect(worked).toEqual(['under way', 'other']);
  });

  test('a task without an answer fails', async () => {
    const run = together({ groups: 1, tasks: 1 }, () => Promise.resolve<Promise<string>[]>([]));
    await expect(run('any')).rejects.toThrow('no answer');
  });

  /** What becomes of a task: its own answer, its own refusal, or the failure of whatever was under way with it. */
  const fates = fc.array(fc.constantFrom('answered', 'refused', 'breaks'), { minLength: 1, maxLength: 40 });
  const limits = fc.record({ groups: fc.integer({ min: 1, max: 3 }), tasks: fc.integer({ min: 1, max: 5 }) });

  test('whatever comes when: each is answered once, in order, by no more at a time than may be, and fails only with its group', async () => {
    await fc.assert(
      fc.asyncProperty(fates, limits, fc.scheduler(), async (tasks, most, scheduler) => {
        const groups: (readonly number[])[] = [];
        let underWay = 0;
        const run = together(most, async (group: readonly number[]) => {
          groups.push(group);
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(most.groups);
          await scheduler.schedule(Promise.resolve(), 'work');
          underWay -= 1;
          if (group.some((task) => tasks[task] === 'breaks')) throw new Error(`group of ${group.join()}`);
          return group.map((task) =>
            tasks[task] === 'refused' ? Promise.reject<number>(new Error(`task ${task}`)) : Promise.resolve(task),
          );
        });
        const outcomes = tasks.map((_, task) =>
          scheduler.schedule(Promise.resolve(), `task ${task}`).then(() => run(task)),
        );
        const settled = Promise.allSettled(outcomes);
        await scheduler.waitFor(settled);
        for (const [task, outcome] of (await settled).entries()) {
          const group = groups.find((one) => one.includes(task)) ?? [];
          const broken = group.some((one) => tasks[one] === 'breaks');
          const told = outcome.status === 'fulfilled' ? String(outcome.value) : (outcome.reason as Error).message;
          const own = tasks[task] === 'refused' ? `task ${task}` : String(task);
          expect(told).toBe(broken ? `group of ${group.join()}` : own);
        }
        expect(groups.flat().toSorted((one, other) => one - other)).toEqual(tasks.map((_, task) => task));
        for (const group of groups) expect(group.length).toBeLessThanOrEqual(most.tasks);
      }),
    );
  });

  test('those that wait go in the order in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), limits, async (count, most) => {
        const done: number[] = [];
        const run = together(most, async (group: readonly number[]) => {
          await new Promise((resolve) => setImmediate(resolve));
          done.push(...group);
          return group.map((task) => Promise.resolve(task));
        });
        await Promise.all(Array.from({ length: count }, (_, task) => run(task)));
        expect(done).toEqual(Array.from({ length: count }, (_, task) => task));
      }),
      { numRuns: 50 },
    );
  });
});
