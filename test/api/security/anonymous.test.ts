import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const schema = hubSchema();
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** A value of a type, written down; whether it means anything is not the question. */
function literal(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${literal(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  if (isInputObjectType(nullable)) {
    const required = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(' ')} }`;
  }
  const values: Readonly<Record<string, string>> = {
    Int: '1',
    Boolean: 'true',
    DateTime: '"2026-01-02T03:04:05+08:00"',
    LocalDate: '"2026-01-02"',
    Decimal: '"1.00"',
  };
  return values[nullable.name] ?? '"x"';
}

function selected({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter((arg) => isNonNullType(arg.type));
  const given = required.map((arg) => `${arg.name}: ${literal(arg.type)}`).join(' ');
  return `${name}${given === '' ? '' : `(${given})`}${isCompositeType(getNamedType(type)) ? ' { __typename }' : ''}`;
}

const roots = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ['query', field] as const),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ['mutation', field] as const),
].map(([kind, field]) => [`${kind} { ${selected(field)} }`] as const);

describe('whoever is not signed in', () => {
  test.each(roots)('[hostile 3] is answered %s with 401', async (query) => {
    const { status, data, errors } = await graphql(hub.url, null, query);
    expect([status, data, errors]).toMatchObject([401, undefined, [{ extensions: { code: 'UNAUTHENTICATED' } }]]);
  });
});
