import { getNamedType, isEnumType, isListType, isNonNullType, isScalarType, type GraphQLOutputType } from 'graphql';
import { isProperty, type PlannedField } from './planned-field.js';

type ObjectText = (value: object) => string;

/**
 * Writes an object that holds its answer already: every field is the property of its name. Null when one is not; a value
 * that its type forbids is thrown, so that the executor can tell of it.
 */
export function objectText(fields: readonly PlannedField[]): ObjectText | null {
  const writers: [string, (value: object) => string][] = [];
  for (const field of fields) {
    const write = field.definition ? propertyText(field) : () => JSON.stringify(field.parent.name);
    if (!write) return null;
    writers.push([`"${field.key}":`, write]);
  }
  return (value) => `{${writers.map(([key, write]) => key + write(value)).join(',')}}`;
}

function propertyText(field: PlannedField): ObjectText | null {
  const { name, definition, below } = field;
  if (!definition || !isProperty(field)) return null;
  const required = isNonNullType(definition.type);
  const write = below.length > 0 ? objectText(below) : isPlainLeaf(definition.type) ? JSON.stringify : null;
  if (!write || hasList(definition.type)) return null;
  return (owner) => {
    const value = (owner as Record<string, unknown>)[name] ?? null;
    if (value !== null) return write(value);
    if (required) throw new Error(`${name} may not be null`);
    return 'null';
  };
}

function hasList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Whether the value of a leaf is its answer as it is: enums by their own names, and the scalars that rows carry as text. */
export function isPlainLeaf(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().every(({ name, value }) => name === value);
  return isScalarType(named) && plainScalars.has(named.name);
}

const plainScalars = new Set(['String', 'ID', 'Int', 'Boolean', 'DateTime', 'LocalDate', 'Decimal']);
