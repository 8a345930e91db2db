import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside the sources, and beside what was compiled of them. */
const folder = new URL('../../examples/operations/', import.meta.url);

export interface ExampleQuery {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The examples that read, which the pages ask word for word, chapter by chapter; none where there are no examples. Those that are filled in
 * with the answers of others mean nothing as they are.
 */
export async function exampleQueries(): Promise<ExampleQuery[]> {
  const chapters: object = await readFile(new URL('chapters.json', folder), 'utf8').then(JSON.parse, () => ({}));
  const found = await Promise.all(Object.keys(chapters).map(queriesOf));
  return found.flat();
}

async function queriesOf(chapter: string): Promise<ExampleQuery[]> {
  const below = new URL(`${chapter}/`, folder);
  const names = await readdir(fileURLToPath(below)).catch((): string[] => []);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith('.graphql'))
      .toSorted()
      .map(async (name) => {
        const variables = name.replace('.graphql', '.variables.json');
        return {
          text: await readFile(new URL(name, below), 'utf8'),
          variables: names.includes(variables) ? await readFile(new URL(variables, below), 'utf8') : '{}',
        };
      }),
  );
  return found
    .filter(({ text, variables }) => /^query\b/m.test(text) && !variables.includes('${'))
    .map(({ text, variables }) => ({ text, variables: JSON.parse(variables) }));
}
