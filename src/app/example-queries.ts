import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside the sources, and beside what was compiled of them. */
const folder = new URL('../../examples/operations/', import.meta.url);

export interface ExampleQuery {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The examples that read, which the pages ask word for word; none where there are no examples. */
export async function exampleQueries(): Promise<ExampleQuery[]> {
  const names = await readdir(fileURLToPath(folder)).catch((): string[] => []);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith('.graphql'))
      .map(async (name) => {
        const variables = name.replace('.graphql', '.variables.json');
        return {
          text: await readFile(new URL(name, folder), 'utf8'),
          variables: names.includes(variables) ? JSON.parse(await readFile(new URL(variables, folder), 'utf8')) : {},
        };
      }),
  );
  return found.filter(({ text }) => /^(query\b|\{)/m.test(text) && !/^(mutation|subscription)\b/m.test(text));
}
