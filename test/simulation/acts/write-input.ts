import {
  GraphQLID,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { County } from '../county/county.js';
import type { Matter } from './matter.js';
import { agreeing } from './agreeing.js';
import { meaningOf, percentGiven } from './meanings.js';
import { stepsOf } from './mutations.js';

/** Who asks for what: all that the value of a field depends on. */
export interface Asking {
  readonly county: County;
  readonly who: string;
  readonly mutation: string;
  readonly matter: Matter | null;
}

export type Input = Record<string, unknown>;

/**
 * A request as somebody who knows the county would write it: every required field, what the steps of the mutation need, and some of the
 * rest, beside what is given. Values come from what a field's name means; what has no meaning is drawn from its type.
 */
export function writeInput(asking: Asking, type: GraphQLInputObjectType, given: Input): Input {
  const needed = new Set(stepsOf(asking.mutation).flatMap(({ step }) => Object.keys(step.needs ?? {})));
  const isMaterialNeeded = stepsOf(asking.mutation).some(({ step }) => step.materials);
  if (isMaterialNeeded) needed.add('materials');
  return { ...writeObject(asking, type, needed, given), ...given };
}

function writeObject(
  asking: Asking,
  type: GraphQLInputObjectType,
  needed: ReadonlySet<string> = new Set(),
  given: Input = {},
): Input {
  const { choices } = asking.county;
  const input: Input = {};
  for (const field of Object.values(type.getFields())) {
    if (field.name in given) continue;
    const isGiven = isRequiredInputField(field) || needed.has(field.name);
    if (!isGiven && !choices.chance(percentGiven(`${type.name}.${field.name}`, field.name))) continue;
    const value = writeValue(asking, `${type.name}.${field.name}`, field.name, field.type);
    if (value !== undefined) input[field.name] = value;
    else if (isRequiredInputField(field)) input[field.name] = nothingThere(field.name, field.type);
  }
  // Now and then they do not agree.
  if (choices.chance(95)) agreeing[type.name]?.(input);
  return input;
}

function writeValue(asking: Asking, path: string, name: string, type: GraphQLInputType): unknown {
  const { choices } = asking.county;
  const nullable = getNullableType(type);
  const meaning = meaningOf(path, name, isEnumType(nullable));
  if (meaning) return meaning(asking);
  if (isListType(nullable)) {
    const values = Array.from({ length: 1 + choices.below(3) }, () => writeValue(asking, path, name, nullable.ofType));
    // A list names each once.
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  }
  if (isEnumType(nullable)) return choices.pick(nullable.getValues()).name;
  if (isInputObjectType(nullable)) return writeObject(asking, nullable);
  switch (nullable.name) {
    case 'String':
      return choices.pick([
        '现场检查并调取监控',
        '经核实情况属实',
        '按职责分工办理',
        '已电话告知',
        '情况特殊，另行说明',
      ]);
    case 'Boolean':
      return choices.chance(30);
    case 'Int':
      return 1 + choices.below(30);
    case 'Decimal':
      return `${1 + choices.below(5000)}.${10 + choices.below(90)}`;
    case 'ID':
      return someTarget(asking, name);
    default:
      throw new Error(`${path}: nobody says what a ${nullable.name} of this name means`);
  }
}

/** A name of what there is not. */
function nothingThere(name: string, type: GraphQLInputType): unknown {
  return isListType(getNullableType(type)) ? [] : `${name.slice(0, 3)}_00000000000000000000000000000000`;
}

/** Any proceeding of the type that the field names, or one that there never was. */
function someTarget({ county, mutation }: Asking, name: string): unknown {
  const types = new Set(stepsOf(mutation).map(({ typeName }) => typeName));
  const known = [...county.matters.values()].filter(({ type }) => types.has(type)).slice(-30);
  return known.length > 0 ? county.choices.pick(known).id : nothingThere(name, GraphQLID);
}
