/** Names of fields and columns that were left out, each once, for the end. */
export interface LeftOutNames {
  add(names: readonly string[]): void;
  /** As a line for people; null where nothing was left out. */
  line(): string | null;
}

/** Names that are kept; of more only their number is. */
const most = 1000;

export function leftOutNames(): LeftOutNames {
  const names = new Set<string>();
  return {
    add(given) {
      for (const name of given) if (names.size < most) names.add(name);
    },
    line: () => (names.size === 0 ? null : leftOutLine([...names])),
  };
}

export function leftOutLine(names: readonly string[]): string {
  return `未采用 ${names.length} 列：${names.join('、')} (left out)`;
}
