import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isUnionType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** For every list and object that a query gives without arguments: all of its fields, so many levels down. */
export function wholeDocuments(
  schema: GraphQLSchema,
  depth: number,
): { readonly name: string; readonly text: string }[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(isFree);
  return roots.map((field) => {
    const first = field.args.some(({ name }) => name === 'first') ? '(first: 1)' : '';
    return { name: field.name, text: `{ ${field.name}${first}${allOf(field.type, depth)} }` };
  });
}

function isFree({ args }: GraphQLField<unknown, unknown>): boolean {
  return !args.some(({ type }) => isNonNullType(type));
}

function allOf(of: GraphQLOutputType, depth: number): string {
  const type = getNamedType(of);
  if (!isCompositeType(type)) return '';
  if (isUnionType(type)) return ' { __typename }';
  const parts = Object.values(type.getFields())
    .filter(isFree)
    .flatMap((field) => {
      if (!isCompositeType(getNamedType(field.type))) return [field.name];
      return depth > 1 ? [`${field.name}${allOf(field.type, depth - 1)}`] : [];
    });
  return parts.length > 0 ? ` { ${parts.join(' ')} }` : ' { __typename }';
}
