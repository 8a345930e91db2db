import { GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * Bounds the nesting of fields as it will be executed: what a fragment nests counts wherever it is spread. Introspection has a
 * bound of its own in graphql-js (MaxIntrospectionDepthRule), which its usual query meets and this one would not let pass.
 */
export function depthRule(most: number): ValidationRule {
  return (context) => ({
    OperationDefinition({ selectionSet }) {
      if (depthOf(selectionSet, context, new Map()) <= most) return;
      const extensions = { code: 'DOCUMENT_TOO_LARGE' };
      context.reportError(new GraphQLError(`查询嵌套不得超过${most}层`, { extensions }));
    },
  });
}

/** Each fragment is looked at once; a circular one, which another rule reports, has no depth of its own while it is open. */
function depthOf(set: SelectionSetNode, context: ValidationContext, known: Map<string, number>): number {
  let deepest = 0;
  for (const selected of set.selections) {
    let depth = 0;
    if (selected.kind === Kind.FIELD) {
      if (selected.name.value === '__schema' || selected.name.value === '__type') continue;
      depth = 1 + (selected.selectionSet ? depthOf(selected.selectionSet, context, known) : 0);
    } else if (selected.kind === Kind.INLINE_FRAGMENT) depth = depthOf(selected.selectionSet, context, known);
    else {
      const name = selected.name.value;
      const fragment = known.has(name) ? undefined : context.getFragment(name);
      known.set(name, known.get(name) ?? 0);
      if (fragment) known.set(name, depthOf(fragment.selectionSet, context, known));
      depth = known.get(name) ?? 0;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
