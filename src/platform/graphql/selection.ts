import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

/** What a document selects under a field, fragments of every type merged, directives taken as given. */
export type Selection = ReadonlyMap<string, Selection>;

/** Where a document selects something: what of `info` tells it. */
export type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Documents are parsed once and executed often: a field node's selection is worked out once. */
const known = new WeakMap<FieldNode, Selection>();

export function selectionOf(info: Selecting): Selection {
  const [first, ...rest] = info.fieldNodes;
  if (!first) return new Map();
  const cached = rest.length === 0 ? known.get(first) : undefined;
  if (cached) return cached;
  const selection: MutableSelection = new Map();
  for (const field of info.fieldNodes) collect(field.selectionSet, info.fragments, selection);
  if (rest.length === 0) known.set(first, selection);
  return selection;
}

type MutableSelection = Map<string, MutableSelection>;

function collect(set: SelectionSetNode | undefined, fragments: Fragments, into: MutableSelection): void {
  for (const selected of set?.selections ?? []) {
    switch (selected.kind) {
      case Kind.FIELD: {
        const below = into.get(selected.name.value) ?? new Map();
        into.set(selected.name.value, below);
        collect(selected.selectionSet, fragments, below);
        break;
      }
      case Kind.INLINE_FRAGMENT:
        collect(selected.selectionSet, fragments, into);
        break;
      case Kind.FRAGMENT_SPREAD:
        collect(fragments[selected.name.value]?.selectionSet, fragments, into);
        break;
    }
  }
}

/** The fields selected of a connection's nodes, through `nodes` and through `edges { node }`. */
export function nodeFields(connection: Selection): ReadonlySet<string> {
  return new Set([...(connection.get('nodes')?.keys() ?? []), ...(connection.get('edges')?.get('node')?.keys() ?? [])]);
}

/** The types that fragments directly or indirectly below a field name. */
export function typesNamed({ fieldNodes, fragments }: Selecting): Set<string> {
  const names = new Set<string>();
  const visitSet = (set: SelectionSetNode | undefined): void => {
    for (const selected of set?.selections ?? []) {
      if (selected.kind === Kind.FIELD) continue;
      const fragment = selected.kind === Kind.FRAGMENT_SPREAD ? fragments[selected.name.value] : selected;
      if (fragment?.typeCondition) names.add(fragment.typeCondition.name.value);
      visitSet(fragment?.selectionSet);
    }
  };
  for (const field of fieldNodes) visitSet(field.selectionSet);
  return names;
}
