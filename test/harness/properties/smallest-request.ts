import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

const scalars: Readonly<Record<string, unknown>> = {
  String: 'x',
  ID: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  Decimal: '1',
  DateTime: '2026-01-05T09:00:00+08:00',
  LocalDate: '2026-01-05',
};

/** An operation of one root field with what it cannot go without, as its types allow it, whatever it means. */
export function smallestRequest(
  operation: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
): { readonly text: string; readonly variables: Record<string, unknown> } {
  const needed = field.args.filter(isRequiredArgument);
  const declared = needed.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const given = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const call = `${field.name}${given && `(${given})`}${selection}`;
  return {
    text: `${operation}${declared && ` (${declared})`} { ${call} }`,
    variables: Object.fromEntries(needed.map(({ name, type }) => [name, smallestValue(type)])),
  };
}

function smallestValue(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [smallestValue(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) {
    const needed = Object.values(nullable.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, smallestValue(field.type)]));
  }
  if (!(nullable.name in scalars)) throw new Error(`no value for the scalar ${nullable.name}`);
  return scalars[nullable.name];
}
