import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';

/** Beside the sources, and beside what was compiled of them. */
const folder = new URL('../../../examples/operations/', import.meta.url);

/** An example operation, and the root fields that it asks for. */
export interface Example {
  readonly file: string;
  readonly text: string;
  readonly fields: readonly string[];
}

/** All examples, chapter by chapter in the order of their numbers; none where there are none. */
export async function allExamples(): Promise<Example[]> {
  const names = await readdir(fileURLToPath(folder), { recursive: true }).catch((): string[] => []);
  const files = names
    .filter((name) => name.endsWith('.graphql'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8');
      return { file, text, fields: rootFieldsOf(text) };
    }),
  );
}

function rootFieldsOf(text: string): string[] {
  return parse(text).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []))
      : [],
  );
}

/** Examples that ask for nothing else than these fields, as comments that may stand behind an SDL. */
export function exampleComments(examples: readonly Example[], fields: ReadonlySet<string>): string {
  const shown = examples.filter((example) => example.fields.every((field) => fields.has(field)));
  if (shown.length === 0) return '';
  const blocks = shown.map(({ file, text }) => `# examples/operations/${file}\n${commented(text)}`);
  return `\n# 示例 Examples\n\n${blocks.join('\n\n')}\n`;
}

function commented(text: string): string {
  return text.trimEnd().replace(/^/gm, '#   ').replace(/ +$/gm, '');
}
