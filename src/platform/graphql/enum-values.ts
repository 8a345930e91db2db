import { GraphQLError, isEnumType, isIntrospectionType, type GraphQLEnumType, type GraphQLSchema } from 'graphql';

/** More than any enum of the schema that people choose from; a longer list helps nobody. */
const most = 100;

/** Whoever sends a value that an enum does not have reads in `extensions.values` which it has: in a variable, or in the document. */
export function tellEnumValues(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) if (isEnumType(type) && !isIntrospectionType(type)) tell(type);
}

function tell(type: GraphQLEnumType): void {
  const values = type.getValues().map(({ name }) => name);
  const parseValue = type.parseValue.bind(type);
  const parseLiteral = type.parseLiteral.bind(type);
  type.parseValue = (...given) => withValues(values, () => parseValue(...given));
  type.parseLiteral = (...given) => withValues(values, () => parseLiteral(...given));
}

function withValues<Value>(values: readonly string[], parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions['values'] = values.slice(0, most);
    throw error;
  }
}
