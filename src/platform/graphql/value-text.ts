import {
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLType,
} from 'graphql';
import { labelOf } from './label.js';

/**
 * The value of a field as one text: leaves as the API writes them, lists with 、 between, parts with a label before each of their values.
 * Null where there is nothing.
 */
export function valueText(type: GraphQLType, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const bare = getNullableType(type);
  if (isListType(bare)) return listText(bare.ofType, value as readonly unknown[]);
  return isLeafType(bare) ? leafText(bare, value) : partText(bare, value as Readonly<Record<string, unknown>>);
}

function leafText(type: GraphQLLeafType, value: unknown): string {
  return String(type.serialize(value));
}

function listText(type: GraphQLType, values: readonly unknown[]): string | null {
  if (values.length === 0) return null;
  const bare = getNullableType(type);
  const texts = values.map((value) => valueText(bare, value) ?? '');
  return isLeafType(bare) ? texts.join('、') : texts.map((text, index) => `${index + 1}. ${text}`).join('\n');
}

function partText(type: GraphQLType, value: Readonly<Record<string, unknown>>): string {
  const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
  const texts = fields.flatMap((field) => {
    const text = valueText(field.type, value[field.name]);
    return text === null ? [] : [`${labelOf(field.description) ?? field.name}：${text}`];
  });
  return texts.join('；');
}
