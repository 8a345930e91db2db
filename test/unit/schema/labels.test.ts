import { describe, expect, test } from 'vitest';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { labelOf } from '../../../src/platform/graphql/label.js';

interface Part {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/** What stands side by side in a form, a menu or the head of a table: each list under the name of whose parts they are. */
function* partsOf(schema: GraphQLSchema): Generator<readonly [owner: string, parts: readonly Part[]]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (isEnumType(type)) yield [type.name, type.getValues()];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    yield [type.name, Object.values(type.getFields())];
    if (isInputObjectType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) yield [`${type.name}.${name}`, args];
  }
}

const longest = 14;

/** Why a description does not begin with its label; null where it does. */
function labelFault(description: string | null | undefined): string | null {
  const label = labelOf(description);
  if (label === null) return 'no label';
  if (label.length > longest) return `${label.length} characters: ${label}`;
  // The end of a sentence that should have ended before, or what is no name of anything: 逾期未答复的.
  if (!/^[\p{Script=Han}A-Za-z0-9“”、 -]+$/u.test(label) || /[的等]$/.test(label)) return `no name: ${label}`;
  return null;
}

function labelFaults(schema: GraphQLSchema): string[] {
  return [...partsOf(schema)].flatMap(([owner, parts]) =>
    parts.flatMap(({ name, description }) => {
      const fault = labelFault(description);
      return fault === null ? [] : [`${owner}.${name}: ${fault}`];
    }),
  );
}

/** What is deprecated has the label of its successor. */
function sharedLabels(schema: GraphQLSchema): string[] {
  return [...partsOf(schema)].flatMap(([owner, parts]) => {
    const current = parts.filter(({ deprecationReason }) => deprecationReason == null);
    return [...Map.groupBy(current, ({ description }) => labelOf(description))]
      .filter(([, alike]) => alike.length > 1)
      .map(([label, alike]) => `${owner}: ${alike.map(({ name }) => name).join(', ')} are all ${label}`);
  });
}

const schema = hubSchema();

describe('labels', () => {
  test('begin the description of every field, argument, input field and enum value, with at most 14 characters', () => {
    expect(labelFaults(schema)).toEqual([]);
  });

  test('begin the description of every type', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    const faults = types.map(({ name, description }) => [name, labelFault(description)]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
  });

  test('tell apart what stands side by side', () => {
    expect(sharedLabels(schema)).toEqual([]);
  });
});

describe('mutants', () => {
  const mutant = (description: string): GraphQLSchema => buildSchema(`type Query { "${description}" one: Int }`);

  test.each([
    ['no Chinese', 'When it is due.'],
    ['a label of 15 characters', '所属信息、办理事项或单位的标识。Id of what it is about.'],
    ['English before the label ends', 'id 标识, of what it is about。'],
    ['a condition', '逾期未答复的，提请县政府决定。Puts silence before the county government.'],
    ['nothing before the colon', '：单位。The organization.'],
  ])('%s is found out', (_what, description) => {
    expect(labelFaults(mutant(description))).toHaveLength(1);
  });

  test('two values of one label are found out, unless one is deprecated', () => {
    const twice = (directive: string): GraphQLSchema =>
      buildSchema(
        `enum State { "已核实，未发现违法。No." NO "已核实，须处罚。Yes." YES ${directive} } type Query { state: State }`,
      );
    expect(sharedLabels(twice(''))).toEqual(['State: NO, YES are all 已核实']);
    expect(sharedLabels(twice('@deprecated(reason: "Use NO.")'))).toEqual([]);
  });
});
