import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  printSchema,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { hubSchema } from '../../schema.js';

/** A value of enums that no client knows: hubs of later versions have more of them. */
export const valueOfTomorrow = 'VALUE_OF_TOMORROW';
const enums = ['ChangeKind', 'Timeliness', 'SharingCategory', 'RecordStatus'];

/** The schema of the hub with a few values more, and nothing behind it. */
export function playedSchema(): GraphQLSchema {
  const text = enums.reduce(
    (sdl, name) => sdl.replace(`enum ${name} {`, `enum ${name} {\n  ${valueOfTomorrow}\n`),
    printSchema(hubSchema()),
  );
  return buildSchema(text, { assumeValid: true });
}

const texts: Readonly<Record<string, unknown>> = {
  ...{ Int: 0, Float: 0, Boolean: false, Decimal: '0.00', LocalDate: '2026-01-01' },
  DateTime: '2026-01-01T08:00:00.000+08:00',
};

/** What the objects have; whatever else a client asks for is made up to fit its type. */
export const playedField: GraphQLFieldResolver<Record<string, unknown> | undefined, unknown> = (
  source,
  args: unknown,
  context,
  info,
) => {
  const own = source?.[info.fieldName];
  if (typeof own === 'function') return own.call(source, args, context, info) as unknown;
  return own === undefined ? madeUp(info.returnType, info.schema) : own;
};

function madeUp(type: GraphQLOutputType, schema: GraphQLSchema): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().find(({ name }) => name !== valueOfTomorrow)?.name;
  if (isLeafType(named)) return texts[named.name] ?? '演示';
  return isAbstractType(named) ? { __typename: schema.getPossibleTypes(named)[0]?.name } : {};
}
