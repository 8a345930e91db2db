import type { JsonSchema } from './shared-schemas.js';

/** An operation of OpenAPI 3.1. */
export type Operation = Readonly<Record<string, unknown>>;
export type PathItem = Readonly<Record<string, Operation>>;

/** As the hub answers with JSON. */
export const json = 'application/json; charset=utf-8';
const errors = { $ref: '#/components/schemas/Errors' };
const told: Readonly<Record<number, string>> = {
  400: '请求有误。The request is wrong; the message names what.',
  401: '未登录或登录已失效。Not signed in, or no longer.',
  403: '角色或来源不允许。Not allowed to the role, the link or the origin.',
  404: '没有，或无权查看。There is none, or the caller may not see it.',
  406: 'Accept 不含 text/event-stream。Accept does not have it.',
  413: '过长。Too long.',
  415: '类型不收。Of a type that is not taken.',
  422: '内容与申请时所说不符，或有病毒。Not what was said, or infected.',
  429: '过于频繁或同时过多。Too often, or too many at a time; retry-after tells when.',
  503: '暂不可用。Not available for the moment.',
};

export const refusals = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [status, { description: told[status], content: { [json]: { schema: errors } } }]),
  );

export const answer = (description: string, content: Readonly<Record<string, JsonSchema>> = {}) => ({
  description,
  content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
});

export const parameter = (
  name: string,
  place: 'query' | 'path' | 'header',
  schema: JsonSchema,
  description: string,
) => ({
  name,
  in: place,
  required: place === 'path',
  schema,
  description,
});

export const text = { type: 'string' };
/** Open to whoever asks. */
export const forAll = { security: [] };
