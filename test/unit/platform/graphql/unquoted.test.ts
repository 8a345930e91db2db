import { describe, expect, test } from 'vitest';
import {
  buildSchema,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  validate,
  type OperationDefinitionNode,
} from 'graphql';
import { beyondTime } from '../../../../src/kernel/time-bounds.js';
import { withoutValues } from '../../../../src/platform/graphql/unquoted.js';

const schema = buildSchema(`
  enum Kind { FINE WARNING }
  input Input { name: String! kind: Kind kinds: [Kind] count: Int flag: Boolean amount: Float id: ID below: Input }
  type Query { take(input: Input, text: String, kind: Kind): Boolean }`);
const canary = 'secret-at "x"; of somebody';

function faultsOf(input: unknown): string[] {
  const document = parse('query ($input: Input) { take(input: $input) }');
  const [operation] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const { errors = [] } = getVariableValues(schema, (operation as OperationDefinitionNode).variableDefinitions ?? [], {
    input,
  });
  return errors.map(({ message }) => withoutValues(message));
}

describe('what graphql-js says of a wrong value', () => {
  test.each([
    [
      { name: 'a', kind: canary },
      'Variable "$input" got an invalid value at "input.kind"; Value does not exist in "Kind" enum.',
    ],
    [
      { name: 'a', kinds: ['FINE', canary] },
      'Variable "$input" got an invalid value at "input.kinds[1]"; Value does not exist in "Kind" enum.',
    ],
    [
      { name: [canary] },
      'Variable "$input" got an invalid value at "input.name"; String cannot represent a non string value.',
    ],
    [
      { name: 'a', count: canary },
      'Variable "$input" got an invalid value at "input.count"; Int cannot represent non-integer value.',
    ],
    [
      { name: 'a', flag: canary },
      'Variable "$input" got an invalid value at "input.flag"; Boolean cannot represent a non boolean value.',
    ],
    [
      { name: 'a', amount: canary },
      'Variable "$input" got an invalid value at "input.amount"; Float cannot represent non numeric value.',
    ],
    [
      { kind: 'FINE', id: canary },
      'Variable "$input" got an invalid value; Field "name" of required type "String!" was not provided.',
    ],
    [canary, 'Variable "$input" got an invalid value; Expected type "Input" to be an object.'],
  ])('names the place and the type, not the value: %j', (input, expected) => {
    expect(faultsOf(input)).toEqual([expected]);
  });

  test.each([
    'take(text: 7)',
    'take(kind: somebody)',
    'take(kind: "somebody")',
    'take(input: { name: "a", count: "somebody" })',
  ])('is not quoted from a document either: %s', (field) => {
    const messages = validate(schema, parse(`{ ${field} }`)).map(({ message }) => withoutValues(message));
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toMatch(/somebody|7/);
  });

  test('is not quoted from a document that cannot be parsed', () => {
    const fault = (source: string): string => {
      try {
        parse(source);
        return '';
      } catch (error) {
        return error instanceof GraphQLError ? withoutValues(error.message) : '';
      }
    };
    expect(fault('{ take(text: "a") "somebody" }')).toBe('Syntax Error: Expected Name, found String.');
    expect(fault('"somebody" somebody')).not.toContain('"somebody"');
  });

  test('is left alone where the hub says it itself', () => {
    const fault = (value: string): string =>
      `Variable "$input" got invalid value "${value}" at "input.heldOn"; 日期${beyondTime}`;
    expect(withoutValues(fault('0001-01-01'))).toBe(
      `Variable "$input" got an invalid value at "input.heldOn"; 日期${beyondTime}`,
    );
    expect(withoutValues('filter.text：检索词至少两个字')).toBe('filter.text：检索词至少两个字');
  });
});
