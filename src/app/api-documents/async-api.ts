import type { GraphQLSchema } from 'graphql';
import { sharedSchemas, type JsonSchema } from './shared-schemas.js';

const message = (type: string, payload: Readonly<Record<string, JsonSchema>> = {}, id = false): JsonSchema => ({
  type: 'object',
  properties: { type: { const: type }, ...(id ? { id: { type: 'string' } } : {}), ...payload },
  required: ['type', ...(id ? ['id'] : []), ...Object.keys(payload).filter((name) => name !== 'payload' || id)],
});
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** Messages of graphql-transport-ws, by who sends them. */
const fromClient: Readonly<Record<string, JsonSchema>> = {
  ConnectionInit: message('connection_init', {
    payload: { type: 'object', description: 'authorization，或 headers.authorization。Who connects.' },
  }),
  Subscribe: message('subscribe', { payload: ref('Asked') }, true),
  CompleteByClient: message('complete', {}, true),
};
const fromHub: Readonly<Record<string, JsonSchema>> = {
  ConnectionAck: message('connection_ack'),
  Next: message('next', { payload: ref('Result') }, true),
  Error: message('error', { payload: { type: 'array', minItems: 1, items: ref('Error') } }, true),
  CompleteByHub: message('complete', {}, true),
};
const fromBoth: Readonly<Record<string, JsonSchema>> = { Ping: message('ping'), Pong: message('pong') };

/** Server-sent events of both streams, as the data of an event of this name. */
const events: Readonly<Record<string, JsonSchema>> = {
  Change: ref('Change'),
  EndOfEvents: { ...ref('Error'), title: 'event: error' },
  StreamNext: { ...ref('Result'), title: 'event: next' },
  StreamComplete: { title: 'event: complete', type: 'string', maxLength: 0 },
};

const refsTo = (channel: string, names: readonly string[]) =>
  names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` }));

/** The streams and the socket of the hub, in AsyncAPI 3. */
export function asyncApi(schema: GraphQLSchema): object {
  const channels = {
    events: {
      address: '/events',
      names: ['Change', 'EndOfEvents'],
      title: '变更流。The changes as server-sent events.',
    },
    graphqlStream: {
      address: '/graphql/stream',
      names: ['StreamNext', 'StreamComplete'],
      title: '订阅流（graphql-sse）。Any subscription as server-sent events.',
    },
    graphqlSocket: {
      address: '/graphql',
      names: [...Object.keys(fromClient), ...Object.keys(fromHub), ...Object.keys(fromBoth)],
      title: '订阅（graphql-transport-ws）。Any operation on a socket.',
    },
  };
  const messages = { ...events, ...fromClient, ...fromHub, ...fromBoth };
  const receive = (channel: keyof typeof channels, names: readonly string[] = channels[channel].names) => ({
    action: 'receive',
    channel: { $ref: `#/channels/${channel}` },
    summary: channels[channel].title,
    messages: refsTo(channel, names),
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: '联动 Liandong',
      version: '1',
      description:
        '流与套接字，由客户端看。Streams and sockets, as a client sees them: it receives what the hub sends. /openapi.json has parameters and refusals.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      Object.entries(channels).map(([name, { address, names, title }]) => [
        name,
        {
          address,
          title,
          messages: Object.fromEntries(names.map((each) => [each, { $ref: `#/components/messages/${each}` }])),
          ...(name === 'graphqlSocket' ? { bindings: { ws: { method: 'GET' } } } : {}),
        },
      ]),
    ),
    operations: {
      followEvents: receive('events'),
      followStream: receive('graphqlStream'),
      receiveOnSocket: receive('graphqlSocket', [...Object.keys(fromHub), ...Object.keys(fromBoth)]),
      sendOnSocket: {
        ...receive('graphqlSocket', [...Object.keys(fromClient), ...Object.keys(fromBoth)]),
        action: 'send',
      },
    },
    components: {
      messages: Object.fromEntries(Object.entries(messages).map(([name, payload]) => [name, { name, payload }])),
      schemas: sharedSchemas(schema),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: '令牌或 API 密钥。A token or an API key.' },
      },
    },
  };
}
