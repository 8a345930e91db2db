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
  const below = (count: number): number => (tape[place++] ?? 0) % count;
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
