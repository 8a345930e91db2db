import chapterTitles from '../../examples/operations/chapters.json';
import { asOf } from '../examples/as-of.js';
import { readExample, type Example } from '../examples/example.js';

const documents = import.meta.glob<string>('../../examples/operations/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>('../../examples/operations/*/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const folder = '../../examples/operations/';

/** The examples of operations, in the order of their files. */
const examples: readonly Example[] = Object.entries(documents)
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([path, document]) => {
    const beside = variables[path.replace('.graphql', '.variables.json')];
    return readExample(path.slice(folder.length).replace('.graphql', ''), document, beside);
  });

export interface Chapter {
  readonly folder: string;
  readonly title: string;
  readonly examples: readonly Example[];
}

export const chapters: readonly Chapter[] = Object.entries(chapterTitles).map(([name, title]) => ({
  folder: name,
  title,
  examples: examples.filter(({ chapter }) => chapter === name),
}));

const byName = new Map(examples.map((example) => [example.name, example]));

export function exampleNamed(name: string): Example | undefined {
  return byName.get(name);
}

/** The example whose operation stands in a text, whatever else was changed in it. */
export function exampleIn(query: string | null | undefined): Example | undefined {
  const [, name] = /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query ?? '') ?? [];
  return name === undefined ? undefined : byName.get(name);
}

/** What a tab shows of an example: its days as of today, its variables over lines. */
export function textsOf(example: Example, now: Date): { query: string; variables: string } {
  const shown = asOf(now, example.variables);
  const isEmpty = Object.keys(shown as object).length === 0;
  return { query: example.document, variables: isEmpty ? '' : JSON.stringify(shown, null, 2) };
}
