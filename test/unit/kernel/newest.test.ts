import { expect, test } from 'vitest';
import { newest } from '../../../src/kernel/newest.js';

test('a reading that was begun before another and ends after it is dropped', async () => {
  const ends: ((value: string) => void)[] = [];
  const taken: string[] = [];
  const read = () => new Promise<string>((resolve) => ends.push(resolve));
  const reload = newest(read, (fresh) => taken.push(fresh));
  const [first, second] = [reload(), reload()];
  ends[1]?.('second');
  await second;
  ends[0]?.('first');
  await first;
  const third = reload();
  ends[2]?.('third');
  await third;
  expect(taken).toEqual(['second', 'third']);
});

test('a reading that fails is told to whoever asked, and the next is taken', async () => {
  let fails = true;
  const taken: number[] = [];
  const reload = newest(
    async () => {
      if (fails) throw new Error('unreadable');
      return 1;
    },
    (fresh) => taken.push(fresh),
  );
  await expect(reload()).rejects.toThrow('unreadable');
  fails = false;
  await reload();
  expect(taken).toEqual([1]);
});
