/** That somebody has opened something; moments are milliseconds of the epoch. */
export interface Opening {
  readonly subjectKey: string;
  readonly organizationKey: number;
  readonly personKey: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Openings that wait to be written, each reader of a subject once: reading often is one row. */
export interface CollectedOpenings {
  readonly size: number;
  /** False when there is no room for one more. */
  add(opening: Opening): boolean;
  /** Takes all of them out. */
  take(): readonly Opening[];
}

/** Holds at most `most` of them, however long the database is away. */
export function collectOpenings(most: number): CollectedOpenings {
  let waiting = new Map<string, Opening>();
  return {
    get size() {
      return waiting.size;
    },
    add(opening) {
      const key = `${opening.subjectKey} ${opening.organizationKey} ${opening.personKey}`;
      const known = waiting.get(key);
      if (!known && waiting.size >= most) return false;
      waiting.set(key, known ? both(known, opening) : opening);
      return true;
    },
    take() {
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
  };
}

function both(one: Opening, other: Opening): Opening {
  return {
    ...one,
    firstAt: Math.min(one.firstAt, other.firstAt),
    lastAt: Math.max(one.lastAt, other.lastAt),
  };
}
