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
import { NotPlanned } from './not-planned.js';
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
  if (!definition || !(isProperty(definition) || isGlobalId(field))) return null;
  const required = isNonNullType(definition.type);
  const write = below.length > 0 ? objectText(below) : leafText(definition.type);
  if (!write || (isListType(getNullableType(definition.type)) && !isPlainList(definition.type))) return null;
  const isExpected = expected(definition.type);
  return (owner) => {
    const value = (owner as Record<string, unknown>)[name] ?? null;
    if (value === null && !required) return 'null';
    // The executor makes something else of it, or a fault.
    if (!isExpected(value)) throw new NotPlanned(`${name} is not as its type has it`);
    return write(value);
  };
}

/** The id that comes from the interface Node: type-graphql gives it a resolver, which gives the property. */
function isGlobalId({ name, parent }: PlannedField): boolean {
  return name === 'id' && parent.getInterfaces().some((each) => each.name === 'Node');
}

/** Whether a value is what a type's answer is made of as it is. */
function expected(type: GraphQLOutputType): (value: unknown) => value is object {
  const named = getNamedType(type);
  const is = isEnumType(named)
    ? (value: unknown) => typeof value === 'string' && named.getValue(value) !== undefined
    : (kinds.get(named.name) ?? isPlainObject);
  return (value): value is object =>
    isListType(getNullableType(type)) ? Array.isArray(value) && value.every(is) : is(value);
}

/** Of leaves that JSON.stringify writes as they are told, one beside the other. */
function isPlainList(type: GraphQLOutputType): boolean {
  const list = getNullableType(type);
  if (!isListType(list) || isListType(getNullableType(list.ofType))) return false;
  return isPlainLeaf(list.ofType) && getNamedType(type).name !== 'DateTime';
}

const kinds = new Map<string, (value: unknown) => boolean>([
  ['Int', (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31],
  ['Boolean', (value) => typeof value === 'boolean'],
  ...['String', 'ID', 'DateTime', 'LocalDate', 'Decimal'].map(
    (name) => [name, (value: unknown) => typeof value === 'string'] as const,
  ),
]);

/** No promise, which is waited for. */
function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('then' in value);
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
  return isScalarType(named) && kinds.has(named.name);
}
