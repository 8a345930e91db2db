import { NoConnection } from '../../platform/database/index.js';

/** What reads the log on. */
export interface Head {
  head(): number;
  /** Has it read on as soon as may be. */
  look(): void;
  /** Waits until the head has moved beyond a place, so many milliseconds at most. */
  wait(after: number, milliseconds: number): Promise<unknown>;
}

/** Milliseconds between two looks. */
const lookEvery = 1000;

/**
 * Waits until this node has read up to a place: another may know of changes that this one has still to read.
 * @throws NoConnection when that takes longer than `patience` milliseconds: the database is away, and whoever asked comes again
 */
export async function reachPlace(place: number, { head, look, wait }: Head, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (head() < place) {
    const left = deadline - performance.now();
    if (left <= 0) throw new NoConnection('The change log could not be read up to a place in time');
    look();
    await wait(head(), Math.min(lookEvery, left));
  }
}
