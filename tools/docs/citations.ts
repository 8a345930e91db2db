/** Paths from the repository's root, with the files' text. */
export type Sources = ReadonlyMap<string, string>;

/** Files by the rule that they cite. */
export type Citations = ReadonlyMap<string, readonly string[]>;

/** Letters of the table's chapters; others before a digit are no rules: V8, P95. */
const cited = /\b[ACDGJSTUX](?:0|[1-9]\d?)\b/g;
/** A refusal names its rule in a literal of its own, where any letter is meant as a rule. */
const literal = /(?<=')[A-Z]\d{1,2}(?=')/g;
/** The eight categories cite their clause, which numbers S1 to S8. */
const category = /\bMech 三\(三\)(?<number>[1-8])/g;
/** The beginning of a test's name: one rule or several, each in brackets. */
const testName = /['"`](?:\[[A-Z]\d{1,2}\] ?)+/g;

export function rulesCitedIn(source: string): string[] {
  const categories = [...source.matchAll(category)].map(({ groups }) => `S${groups?.['number']}`);
  return [...categories, ...[...source.matchAll(cited), ...source.matchAll(literal)].map(([id]) => id)];
}

export function rulesTestedIn(source: string): string[] {
  return [...source.matchAll(testName)].flatMap(([name]) => name.match(/[A-Z]\d{1,2}/g) ?? []);
}

/** Which files cite which rule, both sorted, so that the same files always give the same page. */
export function citationsOf(sources: Sources, rulesIn: (source: string) => string[]): Citations {
  const found = new Map<string, string[]>();
  for (const path of [...sources.keys()].sort()) {
    for (const id of new Set(rulesIn(sources.get(path) ?? ''))) found.set(id, [...(found.get(id) ?? []), path]);
  }
  return found;
}

/** Ids that are cited and stand in no row of the table, with where. */
export function unknownRules(ids: ReadonlySet<string>, ...citations: readonly Citations[]): string[] {
  return citations
    .flatMap((one) => [...one])
    .filter(([id]) => !ids.has(id))
    .map(([id, paths]) => `${id} (${paths.join(', ')})`)
    .sort();
}
