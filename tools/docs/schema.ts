import { lexicographicSortSchema, type GraphQLField } from 'graphql';
import { roles } from '../../src/core/identity/role.js';
import { labelOf } from '../../src/platform/graphql/label.js';
import { chapterOfField, chapters } from '../../src/app/role-schema/chapters.js';
import { allExamples } from '../../src/app/role-schema/examples-of-chapter.js';
import { rolesOfField } from '../../src/app/role-schema/root-permissions.js';
import { hubSchema } from '../../src/app/schema.js';

const everyRole = Object.keys(roles);

/** The root fields of the schema by chapter, as a page. */
export async function schemaPage(): Promise<string> {
  const schema = lexicographicSortSchema(hubSchema());
  const chapterOf = chapterOfField(schema);
  const examples = new Map(
    (await allExamples()).toReversed().flatMap(({ file, fields }) => fields.map((field) => [field, file])),
  );
  const fields = (
    [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const
  ).flatMap(([root, type]) => Object.values(type?.getFields() ?? {}).map((field) => ({ root, field })));
  const rowOf = (
    root: 'query' | 'mutation' | 'subscription',
    { name, description }: GraphQLField<unknown, unknown>,
  ) => {
    const held = rolesOfField(root, name);
    const file = examples.get(name);
    const example = file === undefined ? '' : `[${/^\d+/.exec(file)?.[0] ?? file}](../../examples/operations/${file})`;
    const who = held.length === everyRole.length ? 'every role' : held.join(', ');
    return `| ${root} | \`${name}\` | ${labelOf(description) ?? ''} | ${who} | ${example} |`;
  };
  const sections = chapters.map(({ name, title }) => {
    const own = fields.filter(({ field }) => chapterOf.get(field.name)?.name === name);
    return `## ${title}

\`chapter=${name}\`

| | field | says | roles | example |
|---|---|---|---|---|
${own.map(({ root, field }) => rowOf(root, field)).join('\n')}
`;
  });
  return `# The schema by chapter

Printed from the schema by \`npm run docs\`: every root field, who may ask it, and an example. The whole schema is long, and nobody needs all of it.
\`/schema.graphql\` gives what one needs:

| address | gives |
|---|---|
| \`/schema.graphql?role=PUBLISHER\` | what the role may ask, and the types that can be met from there; several roles with commas between |
| \`/schema.graphql?chapter=sharing\` | one of the chapters below, with its examples as comments; several with commas |
| \`/schema.graphql?role=PUBLISHER&chapter=sharing,changes\` | what a publisher needs to publish and follow |

Each is a schema by itself, for codegen and IDEs. What a role may ask is not all that decides: which steps an organization takes in a case follows from
its part in it ([procedures](procedures.md)), and \`availableSteps\` of a case tells them.

${sections.join('\n')}`;
}
