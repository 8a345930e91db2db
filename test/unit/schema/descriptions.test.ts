import { describe, expect, test } from 'vitest';
import {
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';

/** Chinese first, as an office reads it in the IDE, then English. */
const bilingual = /^[^A-Za-z]*\p{Script=Han}[\s\S]*?[A-Za-z]{2,}/u;

interface Described {
  readonly name: string;
  readonly description: string | null | undefined;
}

function* partsOf(type: GraphQLNamedType): Generator<Described> {
  yield type;
  if (isEnumType(type)) {
    for (const value of type.getValues()) yield { ...value, name: `${type.name}.${value.name}` };
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) yield { ...field, name: `${type.name}.${field.name}` };
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    yield { ...field, name };
    for (const argument of field.args) yield { ...argument, name: `${name}(${argument.name}:)` };
  }
}

const described = Object.values(hubSchema().getTypeMap())
  .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  .flatMap((type) => [...partsOf(type)]);

describe('descriptions', () => {
  test('every type, field, argument, enum value and input field has one, in Chinese first and then in English', () => {
    const without = described.filter(({ description }) => !bilingual.test(description ?? '')).map(({ name }) => name);
    expect(without).toEqual([]);
  });

  test.each(['Only English.', '只有中文。', 'English first. 然后中文。', ''])('%j would not do', (text) => {
    expect(text).not.toMatch(bilingual);
  });
});

describe('a scalar of the hub', () => {
  const scalars = Object.values(hubSchema().getTypeMap())
    .filter(isScalarType)
    .filter((type) => !isSpecifiedScalarType(type));

  test.each(scalars)(
    '$name tells where its form is specified, so that generators of code know what it is',
    (scalar) => {
      expect(URL.parse(scalar.specifiedByURL ?? '')?.protocol).toBe('https:');
    },
  );
});
