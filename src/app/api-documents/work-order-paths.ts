import { answer, json, parameter, refusals, text, type PathItem } from './open-api-parts.js';
import type { JsonSchema } from './shared-schemas.js';

const orNull: JsonSchema = { type: ['string', 'null'] };
const duplicates: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: { complaintId: text, number: text, likenesses: { type: 'array', items: text } },
    required: ['complaintId', 'number', 'likenesses'],
  },
};
const fault: JsonSchema = {
  type: 'object',
  properties: { field: text, place: orNull, code: text, message: text },
  required: ['field', 'place', 'code', 'message'],
};
/** The answer to one work order. */
const received: JsonSchema = {
  type: 'object',
  properties: {
    status: { enum: [200, 201, 409, 422] },
    externalNumber: orNull,
    complaintId: orNull,
    number: orNull,
    state: orNull,
    stateLabel: orNull,
    duplicates,
    errors: { type: 'array', items: fault },
  },
  required: ['status', 'externalNumber', 'complaintId', 'number', 'state', 'duplicates', 'errors'],
};
const ofOne = (description: string) => answer(description, { [json]: received });
const system = parameter('system', 'path', text, '来源系统，如 12345。The system that they come from.');

/** Work orders of other systems. */
export const workOrderPaths: Readonly<Record<string, PathItem>> = {
  '/work-orders/{system}': {
    post: {
      summary: '工单：一件或一批，以来源系统自己的 JSON。Work orders in the JSON of their own system.',
      parameters: [system],
      requestBody: { required: true, content: { 'application/json': { schema: { type: ['object', 'array'] } } } },
      responses: {
        ...refusals(400, 401, 403, 404, 413, 415, 429, 503),
        200: ofOne('此前已登记。Registered before.'),
        201: ofOne('已登记。Registered now.'),
        207: answer('一批，逐件答复。An answer to each of several.', { [json]: { type: 'array', items: received } }),
        409: ofOne('与此前同号的内容不同。Another content than under this number before.'),
        422: ofOne('内容有误。What it says is wrong; errors name where.'),
      },
    },
  },
  '/work-orders/{system}/{number}': {
    get: {
      summary: '工单办到何处。What became of a work order.',
      parameters: [system, parameter('number', 'path', text, '工单编号。The number in that system.')],
      responses: {
        200: answer('办理情况。Its state, and the result that the complainant is told.', {
          [json]: {
            type: 'object',
            properties: { externalNumber: text, number: text, state: text, duplicates },
            required: ['externalNumber', 'number', 'state', 'duplicates'],
          },
        }),
        ...refusals(401, 403, 404, 429, 503),
      },
    },
  },
};
