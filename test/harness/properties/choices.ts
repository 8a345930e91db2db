import { seededRandom } from '../../../src/app/demonstration/random.js';

/** Decisions read from a tape of numbers, so that fast-check can shrink what was built of them: 0 is the simplest answer. */
export interface Choices {
  /** One of `[0, count)`. */
  below(count: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True in about as many of a hundred cases. */
  chance(percent: number): boolean;
}

export function choicesFrom(tape: readonly number[]): Choices {
  let place = 0;
  return choicesBy((count) => (tape[place++] ?? 0) % count);
}

/** As many decisions as anybody wants, by the seed alone: for what is too long to shrink. */
export function seededChoices(seed: number): Choices {
  const random = seededRandom(seed);
  return choicesBy((count) => Math.floor(random.next() * count));
}

function choicesBy(below: (count: number) => number): Choices {
  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (percent) => below(100) >= 100 - percent,
  };
}
