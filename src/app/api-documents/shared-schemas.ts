import { isEnumType, type GraphQLSchema } from 'graphql';
import { callerReasons } from '../../platform/graphql/unauthenticated.js';

/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 and AsyncAPI 3 take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const nullable = (type: string): JsonSchema => ({ type: [type, 'null'] });
const objectOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  required = Object.keys(properties),
): JsonSchema => ({
  type: 'object',
  properties,
  required,
});

export function valuesOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`no enum ${name}`);
  return type.getValues().map((value) => value.name);
}

const organization = objectOf({ code: { type: 'string' }, name: { type: 'string' } });

/** What both documents speak of. */
export function sharedSchemas(schema: GraphQLSchema): Readonly<Record<string, JsonSchema>> {
  const kinds = valuesOf(schema, 'ChangeKind').filter((kind) => kind !== 'HEARTBEAT');
  return {
    Error: objectOf(
      {
        message: { type: 'string', description: '给人看的说明。What people are told, in Chinese.' },
        locations: { type: 'array' },
        path: { type: 'array' },
        extensions: objectOf(
          {
            code: {
              type: 'string',
              pattern: '^[A-Z_]+$',
              description: '程序据以处理。What programs go by: docs/guide/connect.md has all.',
            },
            reason: {
              enum: Object.values(callerReasons),
              description: '不认得来访者的原因。Why a caller is not known.',
            },
            retryAfter: { type: 'integer', description: '多少秒后再试。Seconds to wait.' },
            head: nullable('string'),
            resumeFrom: nullable('string'),
            closeCode: { type: 'integer', description: '同 WebSocket 关闭码。As a socket would be closed.' },
          },
          ['code'],
        ),
      },
      ['message'],
    ),
    Errors: objectOf({ errors: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Error' } } }),
    Change: {
      description: '一条变更，CloudEvents 1.0 的 JSON。A change as a CloudEvent 1.0 in JSON.',
      ...objectOf(
        {
          specversion: { const: '1.0' },
          id: {
            type: 'string',
            description: '游标，即 SSE 的 id。The cursor, which is the id of the server-sent event too.',
          },
          source: { const: 'urn:liandong:changes' },
          type: { enum: kinds.map((kind) => `liandong.${kind.toLowerCase().replaceAll('_', '-')}`) },
          time: { type: 'string', format: 'date-time' },
          subject: { type: 'string', description: '对象的标识。The id of what changed.' },
          datacontenttype: { const: 'application/json' },
          data: objectOf({
            kind: { enum: kinds },
            previousCursor: nullable('string'),
            organization: { oneOf: [organization, { type: 'null' }] },
            subject: {
              description: '对象现状；撤下的为空。What it is now, as the reader sees it; null if it no longer may.',
              oneOf: [objectOf({ __typename: { type: 'string' }, id: { type: 'string' } }), { type: 'null' }],
            },
          }),
        },
        ['specversion', 'id', 'source', 'type', 'time', 'datacontenttype', 'data'],
      ),
    },
    Result: {
      description: 'GraphQL 的一次结果。A result of GraphQL.',
      type: 'object',
      properties: { data: { type: ['object', 'null'] }, errors: { type: 'array' }, extensions: { type: 'object' } },
    },
    Asked: {
      description: '要执行的操作。An operation that is asked for.',
      ...objectOf(
        {
          query: { type: 'string' },
          operationName: nullable('string'),
          variables: { type: ['object', 'null'] },
          extensions: { type: ['object', 'null'] },
        },
        [],
      ),
    },
  };
}
