import { describe, expect, test } from 'vitest';
import { handOn, pullFrom, pullGenerator, type Eventual } from '../../../src/kernel/pull.js';

/** One to three, of which the second comes later; tells whether it was stopped. */
function counting() {
  let last = 0;
  const state = { isStopped: false };
  const pull = (): Eventual<number | null> => {
    if (state.isStopped || last === 3) return null;
    last += 1;
    return last === 2 ? Promise.resolve(2) : last;
  };
  return { state, generator: pullGenerator({ pull, stop: () => void (state.isStopped = true) }) };
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('values that are pulled', () => {
  test('are given at once where they are there, as promises where they come', async () => {
    const { generator } = counting();
    expect(generator.pull()).toBe(1);
    const second = generator.pull();
    expect(second).toBeInstanceOf(Promise);
    expect(await second).toBe(2);
    expect(generator.pull()).toBe(3);
    expect(generator.pull()).toBeNull();
  });

  test('are a generator for whoever wants one', async () => {
    expect(await all(counting().generator)).toEqual([1, 2, 3]);
  });

  test.each(['return', 'throw', 'dispose'] as const)('end by %s, also behind a next that waits', async (way) => {
    let settle = (_: null): void => undefined;
    const waiting = pullGenerator<number>({
      pull: () => new Promise<null>((resolve) => (settle = resolve)),
      stop: () => settle(null),
    });
    const next = waiting.next();
    const ended = {
      return: () => waiting.return(),
      throw: () => waiting.throw(new Error('over')),
      dispose: () => waiting[Symbol.asyncDispose](),
    };
    const outcome = await ended[way]().then(
      () => 'ended',
      (error: Error) => error.message,
    );
    expect(outcome).toBe(way === 'throw' ? 'over' : 'ended');
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('stop when whoever reads them leaves', async () => {
    const { state, generator } = counting();
    for await (const value of generator) if (value === 1) break;
    expect(state.isStopped).toBe(true);
  });
});

describe('a generator of a library', () => {
  async function* given(): AsyncGenerator<string, void, void> {
    yield 'a';
    yield 'b';
  }

  test('is pulled from as one of ours', async () => {
    const { pull, stop } = pullFrom(given());
    expect([await pull(), await pull(), await pull()]).toEqual(['a', 'b', null]);
    await stop();
    const stopped = pullFrom(given());
    await stopped.stop();
    expect(await stopped.pull()).toBeNull();
  });

  test('that is one of ours is taken as it is', () => {
    const { generator } = counting();
    expect(pullFrom(generator).pull()).toBe(1);
  });
});

test('a value is handed on at once, a promise when it is kept', async () => {
  expect(handOn(1, (one) => one + 1)).toBe(2);
  expect(await handOn(Promise.resolve(1), (one) => one + 1)).toBe(2);
});
