import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Choices } from './choices.js';

/** What an operation declares, and what is sent for it. */
export interface Variables {
  readonly definitions: string[];
  readonly values: Record<string, unknown>;
}

/** Values that mean something to the hub, by the name of what takes them or by its type; some of them are refused. */
export type Pool = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/** Writes arguments of any input type, with variables at any place in them: given, left to their default, or null. */
export function argumentWriter(choices: Choices, pool: Pool, variables: Variables) {
  /** A value as JSON, as a variable would carry it. */
  function value(name: string, type: GraphQLInputType): unknown {
    if (!isNonNullType(type) && choices.chance(12)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      // One value stands for a list of one.
      if (choices.chance(15)) return value(name, nullable.ofType) ?? [];
      return Array.from({ length: choices.below(3) + 1 }, () => value(name, nullable.ofType));
    }
    if (isEnumType(nullable)) return choices.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const given = chosen(Object.values(nullable.getFields()));
      return Object.fromEntries(given.map((field) => [field.name, value(field.name, field.type)]));
    }
    const values = pool[name] ?? pool[nullable.name];
    if (!values) throw new Error(`the pool has no value for ${name}: ${nullable.name}`);
    return choices.pick(values);
  }

  /** A value as it stands in a document; `within` writes what is inside of it. */
  function literal(of: unknown, name: string, type: GraphQLInputType, within: typeof constant): string {
    const nullable = getNullableType(type);
    if (of === null) return 'null';
    if (isListType(nullable)) {
      if (!Array.isArray(of)) return within(of, name, nullable.ofType);
      return `[${of.map((item) => within(item, name, nullable.ofType)).join(', ')}]`;
    }
    if (isEnumType(nullable) && typeof of === 'string') return of;
    if (!isInputObjectType(nullable)) return JSON.stringify(of);
    const fields = nullable.getFields();
    const parts = Object.entries(of as object).flatMap(([key, part]) =>
      fields[key] ? [`${key}: ${within(part, key, fields[key].type)}`] : [],
    );
    return `{ ${parts.join(', ')} }`;
  }

  function constant(of: unknown, name: string, type: GraphQLInputType): string {
    return literal(of, name, type, constant);
  }

  function maybeVariable(of: unknown, name: string, type: GraphQLInputType): string {
    return choices.chance(30) ? variable(of, name, type) : literal(of, name, type, maybeVariable);
  }

  function variable(of: unknown, name: string, type: GraphQLInputType): string {
    const id = `v${variables.definitions.length}`;
    const fallback = choices.chance(40) ? ` = ${constant(value(name, type), name, type)}` : '';
    variables.definitions.push(`$${id}: ${type.toString()}${fallback}`);
    const omitted = choices.chance(40) && (fallback !== '' || !isNonNullType(type));
    if (!omitted) variables.values[id] = of;
    return `$${id}`;
  }

  function chosen<Input extends GraphQLArgument | GraphQLInputField>(inputs: readonly Input[]): Input[] {
    return inputs.filter(({ type }) => isNonNullType(type) || choices.chance(35));
  }

  return {
    /** `(first: 3, after: $v0)`, or nothing. */
    argumentsOf(given: readonly GraphQLArgument[]): string {
      const written = chosen(given).map(({ name, type }) => `${name}: ${maybeVariable(value(name, type), name, type)}`);
      return written.length > 0 ? `(${written.join(', ')})` : '';
    },
    /** Declares a variable for a place and gives its name. */
    variableOf: variable,
  };
}
