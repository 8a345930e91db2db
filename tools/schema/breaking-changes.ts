import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import {
  buildASTSchema,
  isTypeDefinitionNode,
  parse,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type NamedTypeNode,
} from 'graphql';

/**
 * What a client of `before` cannot go on with under `after`, one line each; both are SDL. A field, argument or enum value that was
 * deprecated may go when the day has come that its deprecation names, and types to which nothing else led go with it.
 */
export async function breakingChanges(before: string, after: string, today: string): Promise<string[]> {
  const promised = withoutExpired(parse(before), today);
  const reachable = reachableTypes(promised);
  const changes = await diff(schemaOf(promised), schemaOf(parse(after)));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter((change) => change.type !== 'TYPE_REMOVED' || reachable.has(removedType(change)))
    .map(({ message }) => message);
}

const schemaOf = (document: DocumentNode) => buildASTSchema(document, { assumeValid: true });

function removedType({ path = '' }: Change): string {
  return path.split('.')[0] ?? '';
}

/** The schema without what was deprecated until a day that has come. */
function withoutExpired(document: DocumentNode, today: string): DocumentNode {
  const enter = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }): null | undefined =>
    directives.some((directive) => isExpired(directive, today)) ? null : undefined;
  return visit(document, { FieldDefinition: enter, InputValueDefinition: enter, EnumValueDefinition: enter });
}

/** The last day that the reason names decides; one without a day never expires. */
function isExpired({ name, arguments: given = [] }: ConstDirectiveNode, today: string): boolean {
  if (name.value !== 'deprecated') return false;
  const reason = given.find((argument) => argument.name.value === 'reason')?.value;
  const day = reason?.kind === 'StringValue' ? reason.value.match(/\b\d{4}-\d\d-\d\d\b/g)?.at(-1) : undefined;
  return day !== undefined && day <= today;
}

/** Types that a client can come upon: from the roots by fields and arguments, and from an interface by what implements it. */
function reachableTypes({ definitions }: DocumentNode): ReadonlySet<string> {
  const types = definitions.filter(isTypeDefinitionNode);
  const led = new Map(types.map((type) => [type.name.value, namesIn(type)]));
  for (const type of types) {
    if (type.kind !== 'ObjectTypeDefinition' && type.kind !== 'InterfaceTypeDefinition') continue;
    for (const { name } of type.interfaces ?? []) led.get(name.value)?.push(type.name.value);
  }
  const roots = definitions.flatMap((definition) =>
    definition.kind === 'SchemaDefinition' ? namesIn(definition) : [],
  );
  const reached = new Set<string>();
  const waiting = roots.length > 0 ? roots : ['Query', 'Mutation', 'Subscription'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(led.get(name) ?? []));
  }
  return reached;
}

function namesIn(node: ASTNode): string[] {
  const names: string[] = [];
  visit(node, { NamedType: ({ name }: NamedTypeNode) => void names.push(name.value) });
  return names;
}
