import type { GraphQLSchema } from 'graphql';
import { mediaTypes, tableFormats } from '../../platform/tables/index.js';
import { labelOf } from '../../platform/graphql/label.js';
import { answer, parameter, refusals, type PathItem } from './open-api-parts.js';
import { pathsOf } from './open-api-paths.js';
import { sharedSchemas } from './shared-schemas.js';

/** Over HTTP, but GraphQL's own: its specification describes them, /asyncapi.json the stream. */
export const pathsOfGraphql = ['/graphql', '/graphql/stream'];

/** What an export takes that is no argument of a query. */
const ofTables: Readonly<Record<string, readonly string[]>> = {
  creditPublication: ['from', 'to', 'header', 'encoding'],
  annualReport: ['layout'],
};

/** Everything over HTTP that is not GraphQL, in OpenAPI 3.1. */
export function openApi(schema: GraphQLSchema, exportNames: readonly string[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: '联动 Liandong',
      version: '1',
      summary: 'GraphQL 以外的 HTTP 接口。What is over HTTP and not GraphQL.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths: {
      ...pathsOf(schema),
      ...Object.fromEntries(exportNames.map((name) => [`/export/${name}.{format}`, exportItem(schema, name)])),
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: '令牌或 API 密钥。A token or an API key.' },
      },
      schemas: sharedSchemas(schema),
    },
  };
}

function exportItem(schema: GraphQLSchema, name: string): PathItem {
  const field = schema.getQueryType()?.getFields()[name];
  const table = field ? ['columns', 'header', 'enums'] : [];
  const own = [...(field?.args.map((arg) => arg.name) ?? []), ...(ofTables[name] ?? []), ...table];
  const told = new Map(field?.args.map((arg) => [arg.name, arg.description ?? '']));
  const operation = {
    summary: `导出：${labelOf(field?.description) ?? '行政处罚信用信息公示'}。The query ${name} as a table.`,
    parameters: [
      parameter('format', 'path', { enum: tableFormats }, '格式。The format.'),
      // Pages are an export's own: it has no end but the last row.
      ...own
        .filter((each) => each !== 'last' && each !== 'before')
        .map((each) => parameter(each, 'query', { type: 'string' }, told.get(each) ?? 'docs/guide/exports.md')),
    ],
    responses: {
      200: {
        ...answer(
          '表，逐行给出。The table, row by row.',
          Object.fromEntries(Object.values(mediaTypes).map((type) => [type, { type: 'string' }])),
        ),
        headers: {
          'x-liandong-cursor': {
            schema: { type: 'string' },
            description: '从此续收，表中没有的都会到来。Follow from here: what the table has not comes.',
          },
        },
      },
      ...refusals(400, 401, 403, 404, 429, 503),
    },
  };
  return { get: operation, head: { ...operation, summary: `${operation.summary} Its headers alone.` } };
}
