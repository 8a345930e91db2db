import {
  assertInputObjectType,
  assertObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql';
import { categoryFeatures } from '../../src/app/features.js';
import { hubSchema } from '../../src/app/schema.js';
import { labelOf } from '../../src/platform/graphql/label.js';

const schema = hubSchema();
/** What every publication has. */
const common = ['idempotencyKey', 'sharing', 'signedPayload'];

/** Beside the scope that its publisher chooses. */
const alsoSeen: Readonly<Record<string, string>> = {
  PENALTY_DECISION:
    'The number of a person is masked; whoever may reveal it says what for, and is audited. The case that it ends is told to its parties alone.',
  COMPLAINT_HANDLING:
    'Who complained is in no record, and numbers of people are refused (S7). What the hub itself tells of a complaint is facts alone; words and files are for its parties.',
  ACTIVITY_REPORT:
    'A planned visit is told as a conflict to whoever sees both visits. People are named by name alone; their numbers are refused.',
  SUPERVISION_INFORMATION: 'People are named by name alone; their numbers are refused.',
};

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;

function says({ description, type }: Field): string {
  const named = getNamedType(type);
  const text = (description ?? '').replaceAll('|', '\\|');
  const values = isEnumType(named)
    ? named.getValues().map(({ name, description: of }) => `${name} ${labelOf(of) ?? ''}`)
    : [];
  return values.length > 0 ? `${text} ${values.join('、')}.` : text;
}

function rowsOf(field: Field, need: string): string[] {
  const named = getNamedType(field.type);
  const own = `| \`${field.name}\` | ${says(field)} | ${need} |`;
  if (!(isObjectType(named) || isInputObjectType(named)) || named.name === 'PeriodInput') return [own];
  const parts = Object.values<Field>(named.getFields());
  return [
    own,
    ...parts.map((part) => `| · \`${part.name}\` | ${says(part)} | ${isNonNullType(part.type) ? 'yes' : ''} |`),
  ];
}

function categorySection({
  name,
  typeName,
  description,
  fields,
}: (typeof categoryFeatures)[number]['category']): string {
  const input = assertInputObjectType(schema.getType(`Publish${typeName}Input`)).getFields();
  const own = Object.values(input).filter((field) => !common.includes(field.name));
  const shared = Object.keys(assertObjectType(schema.getType('PendingRecord')).getFields());
  const told = Object.values(assertObjectType(schema.getType(typeName)).getFields()).filter(
    (field) => !(field.name in fields) && !shared.includes(field.name) && !inAll.has(field.name),
  );
  const given = own.flatMap((field) => rowsOf(field, isNonNullType(field.type) ? 'yes' : ''));
  const derived = told.map((field) => `| \`${field.name}\` | ${says(field)} | told |`);
  return `## \`${name}\`

${description} \`publish${typeName}\`, \`revise${typeName}\`.

${['Seen by the organizations of its scope.', alsoSeen[name] ?? ''].join(' ').trim()}

| field | says | required |
|---|---|---|
${[...given, ...derived].join('\n')}
`;
}

/** Fields that the records of all categories have. */
const inAll = new Set(
  categoryFeatures
    .map(({ category }) => Object.keys(assertObjectType(schema.getType(category.typeName)).getFields()))
    .reduce((some, others) => some.filter((name) => others.includes(name))),
);

/** What each category holds and who sees it, from the schema. */
export function categoriesPage(): string {
  return `# What each category holds, and who sees it

Printed from the declarations of the eight categories of Mech 三(三) by \`npm run docs\`. A field that is required must be given; one that is told is kept or
worked out by the hub. Lists of parts stand in exports as one column, and rules say what fits together ([rules.tsv](../rules.tsv)).

Every record has a publisher and a scope: all members, or the organizations that the publisher names, and later grants
(\`grantVisibility\`). Nobody else sees it in lists, searches, the feed, figures, exports or analysts' views. What was withdrawn is listed only for
whoever could see it. Beside its own fields every record has a title, items, files, timeliness and a history.

${categoryFeatures.map(({ category }) => categorySection(category)).join('\n')}`;
}
