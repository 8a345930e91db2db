import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';

/** A field of a document that a read plan writes by itself; `below` are the fields selected of its object. */
export interface PlannedField {
  /** Its name in the answer: a GraphQL name, so letters, digits and underscores only. */
  readonly key: string;
  readonly name: string;
  readonly node: FieldNode;
  /** Null for `__typename`, which every object has. */
  readonly definition: GraphQLField<unknown, unknown> | null;
  /** The type it is selected of. */
  readonly parent: GraphQLObjectType;
  readonly below: readonly PlannedField[];
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The fields selected of an object in the order of the answer, fragments resolved, those on other types left out. Null for what a plan leaves to the
 * executor: directives, one name in the answer for two selections, and interfaces or unions.
 */
export function plannedFields(
  parent: GraphQLObjectType,
  set: SelectionSetNode | undefined,
  fragments: Fragments,
): readonly PlannedField[] | null {
  const fields: PlannedField[] = [];
  for (const selected of set?.selections ?? []) {
    if (selected.directives?.length) return null;
    const more =
      selected.kind === Kind.FIELD
        ? plannedField(parent, selected, fragments)
        : ofFragment(
            parent,
            selected.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selected.name.value) : selected,
            fragments,
          );
    if (!more) return null;
    fields.push(...more);
  }
  return new Set(fields.map(({ key }) => key)).size === fields.length ? fields : null;
}

function plannedField(
  parent: GraphQLObjectType,
  node: FieldNode,
  fragments: Fragments,
): readonly PlannedField[] | null {
  const name = node.name.value;
  const key = node.alias?.value ?? name;
  if (name === '__typename') return [{ key, name, node, definition: null, parent, below: [] }];
  const definition = parent.getFields()[name];
  if (!definition) return null;
  const type = getNamedType(definition.type);
  // What is selected of one that is found is planned for each type that it may be.
  if (node.selectionSet && !isObjectType(type) && !definition.extensions['findNode']) return null;
  const below = isObjectType(type) ? plannedFields(type, node.selectionSet, fragments) : [];
  return below && [{ key, name, node, definition, parent, below }];
}

function ofFragment(
  parent: GraphQLObjectType,
  fragment: { typeCondition?: FragmentDefinitionNode['typeCondition']; selectionSet: SelectionSetNode } | undefined,
  fragments: Fragments,
): readonly PlannedField[] | null {
  if (!fragment) return null;
  const condition = fragment.typeCondition?.name.value ?? parent.name;
  const applies = condition === parent.name || parent.getInterfaces().some(({ name }) => name === condition);
  return applies ? plannedFields(parent, fragment.selectionSet, fragments) : [];
}

/** Whether a field is the property of its name, without arguments or a resolver of its own. */
export function isProperty({ args, resolve }: GraphQLField<unknown, unknown>): boolean {
  return args.length === 0 && (resolve === undefined || resolve === defaultFieldResolver);
}
