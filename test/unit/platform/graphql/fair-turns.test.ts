import { describe, expect, test } from 'vitest';
import { setImmediate as turn } from 'node:timers/promises';
import { fairTurns } from '../../../../src/platform/graphql/fair-turns.js';
import { openLiveGroups } from '../../../../src/platform/graphql/live-groups.js';

describe('members are served in turns', () => {
  test('[hostile 9] one task of a member is done before the third of another that came with a thousand', async () => {
    const inTurn = fairTurns();
    const done: string[] = [];
    const task = (name: string) => async () => {
      await turn();
      done.push(name);
    };
    const all = Array.from({ length: 1000 }, (_, n) => inTurn('many', task(`many ${n}`)));
    all.push(inTurn('one', task('one')));
    await Promise.all(all);
    expect(done.indexOf('one')).toBeLessThan(4);
    expect(done.length).toBe(1001);
  });

  test('tasks that wait for nothing leave turns of the event loop to others', async () => {
    const inTurn = fairTurns();
    let done = 0;
    const all = Array.from({ length: 100 }, () => inTurn('many', async () => void (done += 1)));
    await turn();
    expect(done).toBeLessThan(50);
    await Promise.all(all);
    expect(done).toBe(100);
  });

  test('a task that fails is told to whoever asked, and the next is done', async () => {
    const inTurn = fairTurns();
    const tasks = Array.from({ length: 5 }, (_, n) =>
      inTurn('one', async () => {
        if (n % 2 === 0) throw new Error(String(n));
        return n;
      }),
    );
    const outcomes = await Promise.allSettled(tasks);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
  });
});

describe('groups of subscribers', () => {
  test('are bounded for each member; equal ones share one, and it ends with the last of them', () => {
    const groups = openLiveGroups(2);
    const first = groups.join('a', '1');
    const again = groups.join('a', '1');
    expect(again?.number).toBe(first?.number);
    expect(groups.join('a', '2')?.number).not.toBe(first?.number);
    expect(groups.join('a', '3')).toBeNull();
    expect(groups.join('b', '3')).not.toBeNull();
    first?.leave();
    expect(groups.join('a', '3')).toBeNull();
    again?.leave();
    const third = groups.join('a', '3');
    expect(third?.number).not.toBe(first?.number);
  });
});
