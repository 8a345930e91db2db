import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLOutputType,
} from 'graphql';
import { toldInstant } from '../../kernel/instant-text.js';
import { isProperty, type PlannedField } from './planned-field.js';

/** Makes the JSON of a value. */
export type Write<Value> = (value: Value) => string;

/** Writes an object's fields one after the other; null when one of them cannot be written. */
export function fieldsText<Value>(
  fields: readonly PlannedField[],
  writerOf: (field: PlannedField) => Write<Value> | null,
): Write<Value> | null {
  const writers: Write<Value>[] = [];
  for (const field of fields) {
    const write = field.definition ? writerOf(field) : () => JSON.stringify(field.parent.name);
    if (!write) return null;
    writers.push((value) => `"${field.key}":${write(value)}`);
  }
  return (value) => `{${writers.map((write) => write(value)).join(',')}}`;
}

/**
 * Writes an object that holds its answer already: every field is the property of its name. Null when one is not; a value
 * that its type forbids is thrown, so that the executor can tell of it.
 */
export function objectText(fields: readonly PlannedField[]): Write<object> | null {
  return fieldsText(fields, propertyText);
}

function propertyText(field: PlannedField): Write<object> | null {
  const { name, definition, below } = field;
  if (!definition || !isProperty(definition)) return null;
  const required = isNonNullType(definition.type);
  const write = below.length > 0 ? objectText(below) : leafText(definition.type);
  if (!write || isListType(getNullableType(definition.type))) return null;
  return (owner) => {
    const value = (owner as Record<string, unknown>)[name] ?? null;
    if (value !== null) return write(value);
    if (required) throw new Error(`${name} may not be null`);
    return 'null';
  };
}

/** Instants are kept to the microsecond and told to the millisecond. */
function leafText(type: GraphQLOutputType): Write<unknown> | null {
  if (!isPlainLeaf(type)) return null;
  return getNamedType(type).name === 'DateTime'
    ? (value) => JSON.stringify(toldInstant(String(value)))
    : (value) => JSON.stringify(value);
}

/** Whether the value of a leaf is its answer as it is: enums by their own names, and the scalars that rows carry as text. */
export function isPlainLeaf(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().every(({ name, value }) => name === value);
  return isScalarType(named) && plainScalars.has(named.name);
}

const plainScalars = new Set(['String', 'ID', 'Int', 'Boolean', 'DateTime', 'LocalDate', 'Decimal']);
