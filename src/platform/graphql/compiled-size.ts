import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './expansion.js';

/**
 * How many fields graphql-jit writes code for: below an interface or union once for each type it may be, and for those of its
 * fields again. Counting ends above `most`, so it takes no longer than that however much it would come to.
 */
export function compiledSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  most: number,
): number {
  const root = schema.getRootType(operation.operation);
  const fragments = fragmentsOf(document);
  let size = 0;

  function count(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): void {
    for (const fields of merged(schema, type, sets, fragments).values()) {
      size += 1;
      const [first] = fields;
      const definition = first && type.getFields()[first.name.value];
      const named = definition && getNamedType(definition.type);
      if (!named || !isCompositeType(named)) continue;
      const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      for (const possible of isAbstractType(named) ? schema.getPossibleTypes(named) : [named]) {
        if (size > most) return;
        size += 1;
        if (isObjectType(possible)) count(possible, below);
      }
    }
  }

  if (root) count(root, [operation.selectionSet]);
  return size;
}

/** The fields selected of an object, by their name in the answer. */
function merged(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Map<string, FieldNode[]> {
  const byName = new Map<string, FieldNode[]>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selected of set?.selections ?? []) {
      if (selected.kind === Kind.FIELD) {
        const name = selected.alias?.value ?? selected.name.value;
        const fields = byName.get(name);
        if (fields) fields.push(selected);
        else byName.set(name, [selected]);
        continue;
      }
      const fragment = selected.kind === Kind.INLINE_FRAGMENT ? selected : fragments.get(selected.name.value);
      if (fragment && applies(schema, type, fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
    }
  };
  sets.forEach(collect);
  return byName;
}

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}
