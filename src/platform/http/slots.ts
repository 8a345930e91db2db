/** Places for connections, so many a key. */
export interface Slots {
  /** Takes one and gives what gives it back, to be called once; null when there is none. */
  take(key: string): (() => void) | null;
}

/** At most so many connections of one key at a time; 0: any number. */
export function openSlots(most: number): Slots {
  const taken = new Map<string, number>();
  return {
    take(key) {
      const before = taken.get(key) ?? 0;
      if (most > 0 && before >= most) return null;
      taken.set(key, before + 1);
      return () => {
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
