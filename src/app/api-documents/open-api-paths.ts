import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { contentTypes } from '../../core/attachments/index.js';
import { roles } from '../../core/identity/role.js';
import { periodSearch } from '../assessment.routes.js';
import { eventParameters } from '../event-search.js';
import { headsSearch } from '../evidence.routes.js';
import { chapters } from '../role-schema/chapters.js';
import { uploadFormats } from '../uploads.routes.js';
import { answer, forAll, json, parameter, refusals, text, type PathItem } from './open-api-parts.js';
import { valuesOf, type JsonSchema } from './shared-schemas.js';
import { workOrderPaths } from './work-order-paths.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const bytes = { type: 'string', contentMediaType: 'application/octet-stream' };

/** Parameters of a search that the hub reads by this schema. */
function parametersOf(search: z.ZodObject, descriptions: Readonly<Record<string, string>>): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(search, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    ...parameter(
      name,
      'query',
      name === 'before' ? { type: 'integer', minimum: 1 } : (schema as JsonSchema),
      descriptions[name] ?? name,
    ),
    required: required.includes(name),
  }));
}

/** Everything over HTTP that is not GraphQL and no table. */
export function pathsOf(schema: GraphQLSchema): Readonly<Record<string, PathItem>> {
  const items = (type: string): JsonSchema => ({ type: 'array', items: { enum: valuesOf(schema, type) } });
  const events: Readonly<Record<(typeof eventParameters)[number], readonly [JsonSchema, string]>> = {
    categories: [items('SharingCategory'), '只要这些类别。Of these categories only.'],
    kinds: [items('ChangeKind'), '只要这些种类的变更。Of these kinds only.'],
    publisherCodes: [{ type: 'array', items: text }, '只要这些单位的。Of these organizations only.'],
    subjectTypes: [{ type: 'array', items: text }, '只要这些类型的对象。Of subjects of these types only.'],
    after: [text, '从此游标之后起。After this cursor.'],
    from: [{ enum: valuesOf(schema, 'ChangeStart') }, '从何处起，默认为现在。Where it begins; now if not given.'],
    consumer: [text, '续收者的名称，同 from=ACKNOWLEDGED。Whose place, with from=ACKNOWLEDGED.'],
    needed: [{ enum: ['true', 'false'] }, '是否只要本单位需要的。Only what meets the needs of one’s organization.'],
  };
  return {
    '/events': {
      get: {
        summary: '变更流：服务器发送事件，每条为 CloudEvents JSON。The changes as server-sent events.',
        parameters: [
          parameter(
            'last-event-id',
            'header',
            text,
            '续收：最后收到的 id，先于地址所说。Goes on behind this id, whatever the address says.',
          ),
          ...eventParameters.map((name) => ({ ...parameter(name, 'query', ...events[name]), explode: false })),
        ],
        responses: {
          200: answer(
            '每条事件的 data 为 Change；注释为心跳。The data of an event is a Change; a comment is a heartbeat.',
            {
              'text/event-stream; charset=utf-8': text,
            },
          ),
          ...refusals(400, 401, 403, 406, 429, 503),
        },
      },
    },
    '/uploads': {
      put: {
        summary: '上传待导入的表格。A table that is to be imported.',
        requestBody: {
          required: true,
          content: Object.fromEntries(Object.keys(uploadFormats).map((type) => [type, { schema: bytes }])),
        },
        responses: {
          201: answer('已收到，供导入时引用。Kept; an import names it.', {
            [json]: {
              type: 'object',
              properties: { uploadId: { type: 'string', pattern: '^upl_' } },
              required: ['uploadId'],
            },
          }),
          ...refusals(400, 401, 403, 413, 415, 429, 503),
        },
      },
    },
    '/attachments/{contentId}': {
      put: {
        summary: '按 requestUpload 给的地址上传附件。A file, by the link of requestUpload.',
        ...forAll,
        parameters: [
          parameter(
            'contentId',
            'path',
            { type: 'string', pattern: '^sha256-[0-9a-f]{64}$' },
            '内容的地址。sha256- and the SHA-256 of the bytes.',
          ),
          parameter('ticket', 'query', text, '凭据，已在地址中。The ticket, which the link has.'),
        ],
        requestBody: { required: true, content: { '*/*': { schema: bytes } } },
        responses: {
          201: answer('已保存。Kept.', {
            [json]: { type: 'object', properties: { contentId: text }, required: ['contentId'] },
          }),
          ...refusals(400, 403, 413, 415, 422, 429, 503),
        },
      },
      get: {
        summary: '下载附件。Reads an attachment.',
        parameters: [parameter('contentId', 'path', text, '内容的地址。The address of the content.')],
        responses: {
          200: answer('附件。The file.', Object.fromEntries([...contentTypes.keys()].map((type) => [type, bytes]))),
          ...refusals(401, 403, 404, 429, 503),
        },
      },
    },
    ...workOrderPaths,
    '/proceedings/{id}/{name}.docx': {
      get: {
        summary: '公文草稿。The draft of an official document.',
        parameters: [
          parameter('id', 'path', text, '办理事项的标识。The proceeding.'),
          parameter('name', 'path', text, '草稿的名称，见 drafts。The name of the draft.'),
        ],
        responses: { 200: answer('草稿。The draft.', { [docx]: bytes }), ...refusals(401, 403, 404, 429, 503) },
      },
    },
    '/meetings/{id}.ics': {
      get: {
        summary: '会议的日历文件。A meeting for a calendar.',
        parameters: [parameter('id', 'path', text, '会议的标识。The meeting.')],
        responses: {
          200: answer('RFC 5545。', { 'text/calendar; charset=utf-8': text }),
          ...refusals(401, 403, 404, 429, 503),
        },
      },
    },
    '/assessment.docx': {
      get: {
        summary: '考核通报草稿。The draft of a circular on how organizations did.',
        parameters: parametersOf(periodSearch, { from: '自。The first day.', to: '至。The last day.' }),
        responses: { 200: answer('草稿。The draft.', { [docx]: bytes }), ...refusals(400, 401, 403, 429, 503) },
      },
    },
    '/supervision/overdue-circular.docx': {
      get: {
        summary: '逾期情况通报草稿。The draft of a circular on what is overdue.',
        responses: { 200: answer('草稿。The draft.', { [docx]: bytes }), ...refusals(401, 403, 429, 503) },
      },
    },
    '/.well-known/liandong-heads.json': {
      get: {
        summary: '变更日志已签名的各段。Signed heads of the change log.',
        ...forAll,
        parameters: parametersOf(headsSearch, { before: '只要更早的。Only earlier ones.' }),
        responses: {
          200: answer('各段，最新的在前。Newest first.', { [json]: { type: 'object' } }),
          ...refusals(400, 429),
        },
      },
    },
    '/.well-known/jwks.json': {
      get: {
        summary: '验证签名的公钥。The keys to verify them.',
        ...forAll,
        responses: {
          200: answer('RFC 7517。', {
            'application/jwk-set+json; charset=utf-8': {
              type: 'object',
              properties: { keys: { type: 'array', items: { type: 'object' } } },
              required: ['keys'],
            },
          }),
          ...refusals(429),
        },
      },
    },
    '/.well-known/oauth-protected-resource': {
      get: {
        summary: '如何登录。How one signs in.',
        ...forAll,
        responses: {
          200: answer('RFC 9728。', {
            [json]: {
              type: 'object',
              properties: {
                resource: text,
                authorization_servers: { type: 'array', items: text },
                demonstration_tokens: { type: 'boolean' },
              },
              required: ['resource', 'demonstration_tokens'],
            },
          }),
          ...refusals(429),
        },
      },
    },
    '/schema.graphql': {
      get: {
        summary: '接口定义，全部或某角色、某章。The schema, whole or what a role or a chapter has of it.',
        ...forAll,
        parameters: [
          {
            ...parameter('role', 'query', { type: 'array', items: { enum: Object.keys(roles) } }, '角色。Roles.'),
            explode: false,
          },
          {
            ...parameter(
              'chapter',
              'query',
              { type: 'array', items: { enum: chapters.map(({ name }) => name) } },
              '章。Chapters.',
            ),
            explode: false,
          },
        ],
        responses: {
          200: answer('SDL。', { 'text/plain; charset=utf-8': text }),
          304: answer('未变。As the caller has it.'),
          ...refusals(400, 401, 429),
        },
      },
    },
    ...Object.fromEntries(
      (
        [
          ['/possibleTypes.json', '各接口的类型，供客户端缓存。The types behind each interface.'],
          ['/openapi.json', '本文档。This document.'],
          ['/asyncapi.json', '流与套接字的文档（AsyncAPI 3）。Streams and sockets, in AsyncAPI 3.'],
        ] as const
      ).map(([path, summary]) => [
        path,
        {
          get: {
            summary,
            ...forAll,
            responses: {
              200: answer(summary, { [json]: { type: 'object' } }),
              304: answer('未变。As the caller has it.'),
              ...refusals(401, 429),
            },
          },
        },
      ]),
    ),
    '/healthz': {
      get: {
        summary: '在运行。The process runs.',
        ...forAll,
        responses: {
          200: answer('在运行。It does.', {
            [json]: { type: 'object', properties: { status: { const: 'ok' } }, required: ['status'] },
          }),
        },
      },
    },
    '/readyz': {
      get: {
        summary: '可服务。The hub can serve.',
        ...forAll,
        responses: {
          200: answer('可服务。It can.', {
            [json]: { type: 'object', properties: { status: { const: 'ready' } }, required: ['status'] },
          }),
          503: answer('尚不能。It cannot; reason names what fails.', {
            [json]: {
              type: 'object',
              properties: { status: { const: 'not ready' }, reason: text },
              required: ['status', 'reason'],
            },
          }),
        },
      },
    },
    '/metrics': {
      get: {
        summary: '指标，Prometheus 格式。Metrics.',
        ...forAll,
        responses: { 200: answer('指标。Metrics.', { 'text/plain; version=0.0.4; charset=utf-8': text }) },
      },
    },
  };
}
