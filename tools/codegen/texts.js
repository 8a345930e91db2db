import { print } from 'graphql';

/**
 * A plugin of the code generator: each operation as one line of text, each fragment as its selection without the braces. The client sends
 * texts, so that it needs no GraphQL library.
 * @type {{ plugin(schema: unknown, documents: readonly { document?: import('graphql').DocumentNode }[]): string }['plugin']}
 */
export function plugin(_schema, documents) {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const entries = definitions.map((definition) => {
    const isFragment = definition.kind === 'FragmentDefinition';
    const text = print(isFragment ? definition.selectionSet : definition)
      .replaceAll(/\s+/g, ' ')
      .trim();
    return `  ${definition.name?.value}: ${JSON.stringify(isFragment ? text.slice(2, -2) : text)},\n`;
  });
  return `/** Operations as they are sent, fragments as what they select. */\nexport const texts = {\n${entries.join('')}} as const;\n`;
}
