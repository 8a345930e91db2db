import { afterEach, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createSourceEventStream, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { documentReader } from '../../../../src/platform/graphql/document-reader.js';
import { openOperations } from '../../../../src/platform/graphql/operations.js';
import { standardIntrospection } from '../../../../src/platform/graphql/standard-introspection.js';
import { createHttp } from '../../../../src/platform/http/http.js';
import { openLiveConnections } from '../../../../src/platform/http/live-connections.js';
import { openLog } from '../../../../src/platform/log/index.js';
import { graphqlStreamRoute } from '../../../../src/platform/sse/graphql-stream.js';
import { eventually } from '../../../harness/time/eventually.js';
import { openStream } from '../../../harness/clients/stream.js';

const most = 2000;
const piece = 'x'.repeat(64 * 1024);
let http: FastifyInstance;
afterEach(() => http.close());

/** A subscription of so many large events, each made when it is asked for; `made` tells how many were. */
async function serve(failAfter = most) {
  const state = { made: 0, returned: false };
  async function* events(): AsyncGenerator<object> {
    try {
      for (; state.made < failAfter; state.made += 1) yield { ticks: piece };
      if (failAfter < most) throw new Error('SELECT secret FROM table');
    } finally {
      state.returned = true;
    }
  }
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ticks: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: { ticks: { type: GraphQLString, subscribe: () => events() } },
    }),
  });
  const log = openLog('silent');
  ({ http } = createHttp(log));
  graphqlStreamRoute<string>(http, '/graphql/stream', {
    operations: openOperations({
      schema,
      log,
      documents: documentReader(schema, standardIntrospection(schema)),
      refusalFor: () => null,
      execute: () => ({ data: null }),
      costOf: () => 1,
      textOf: async ({ query }) => String(query),
      textAtOnce: () => null,
      async subscribe(args) {
        const stream = await createSourceEventStream(args);
        if (!(Symbol.asyncIterator in stream)) return stream;
        return (async function* results() {
          for await (const event of stream) yield { data: event as Record<string, unknown> };
        })();
      },
    }),
    log,
    allowedOrigins: [],
    connections: openLiveConnections({ keyOf: (key) => key, most: 0, expiresAt: () => Date.now() + 60_000 }),
    authenticate: async () => 'one',
    context: () => ({}),
  });
  return { state, url: await http.listen({ host: '127.0.0.1', port: 0 }) };
}

const asked = { query: 'subscription { ticks }' };

describe('a stream whose client does not read', () => {
  test('makes no more events than the connection takes, and goes on where it stopped', async () => {
    const { state, url } = await serve();
    const stream = await openStream(url, { token: null, asked });
    stream.pause();
    let before = -1;
    await eventually(async () => {
      before = state.made;
      await sleep(300);
      return state.made === before;
    });
    // What the two ends of the connection hold in the kernel is megabytes, all events are 128.
    expect(state.made).toBeLessThan(most / 4);
    stream.resume();
    await eventually(() => state.made > before + 50);
    stream.leave();
    await eventually(() => state.returned);
    expect(state.made).toBeLessThan(most);
  });

  test('that has read everything is told that it is complete', async () => {
    const { url } = await serve();
    const stream = await openStream(url, { token: null, asked });
    await stream.ended;
    expect([stream.results.length, stream.isComplete()]).toEqual([most, true]);
  });
});

test('what making an event throws is told masked, as the last result', async () => {
  const { url } = await serve(2);
  const stream = await openStream(url, { token: null, asked });
  await stream.ended;
  expect(stream.results).toHaveLength(3);
  expect(stream.results[2]).toMatchObject({
    data: null,
    errors: [{ message: '平台内部错误，请稍后重试', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
  expect(JSON.stringify(stream.results)).not.toContain('SELECT');
});
