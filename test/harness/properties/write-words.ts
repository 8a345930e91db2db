import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Choices } from './choices.js';

/** What is in the form of a code, an id or a key; every other text of a request is free. */
const address = /(?:Id|Code|Key)s?$/;

/** Values that mean something to the hub, by the field that takes them, `Type.field` or any of a name: an item, a township. */
export type Meanings = Readonly<Record<string, () => unknown>>;

/** A request, and the words that stand in it and nowhere else. */
export interface WordedRequest {
  readonly input: Record<string, unknown>;
  readonly words: readonly string[];
}

/**
 * Writes a request of any input type, a new word into each of its free texts: in those that it must have and in most that it may. Fields
 * that mean something else, and have no meaning here, are left out unless they are required.
 */
export function writeWords(
  type: GraphQLInputObjectType,
  choices: Choices,
  meanings: Meanings,
  nextWord: () => string,
): WordedRequest {
  const words: string[] = [];
  const word = (): string => {
    const next = nextWord();
    words.push(next);
    return next;
  };
  const valueOf = (field: string, of: GraphQLInputType): unknown => {
    const nullable = getNullableType(of);
    if (isListType(nullable)) return [valueOf(field, nullable.ofType)];
    if (isInputObjectType(nullable)) return objectOf(nullable);
    if (isEnumType(nullable)) return choices.pick(nullable.getValues()).name;
    if (nullable.name === 'Boolean') return choices.chance(30);
    return nullable.name === 'String' && !address.test(field) ? word() : undefined;
  };
  const objectOf = (object: GraphQLInputObjectType): Record<string, unknown> => {
    const given = Object.values(object.getFields()).filter(
      (field) => isRequiredInputField(field) || choices.chance(75),
    );
    return Object.fromEntries(given.flatMap((field) => entryOf(object.name, field)));
  };
  const entryOf = (object: string, { name, type: of }: GraphQLInputField): [string, unknown][] => {
    const value = (meanings[`${object}.${name}`] ?? meanings[name] ?? (() => valueOf(name, of)))();
    return value === undefined ? [] : [[name, value]];
  };
  return { input: objectOf(type), words };
}
