/**
 * Reads something into memory, again and again, by whoever asks. A reading that was begun before another and ends after it is dropped: it
 * knows less, and what was just decided must not be forgotten for a moment.
 */
export function newest<Read>(read: () => Promise<Read>, take: (fresh: Read) => void): () => Promise<void> {
  let begun = 0;
  let taken = 0;
  return async () => {
    begun += 1;
    const turn = begun;
    const fresh = await read();
    if (turn < taken) return;
    taken = turn;
    take(fresh);
  };
}
