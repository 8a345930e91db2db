import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Hub } from '../core/hub.js';
import { run } from '../platform/database/index.js';

export interface OperationsOptions {
  readonly sdl: string;
  /** How many sockets are open. */
  sockets(): number;
}

/** What operators and clients' tools ask for: liveness, readiness, metrics, the SDL. */
export function operationsRoutes(http: FastifyInstance, hub: Hub, { sdl, sockets }: OperationsOptions): void {
  const metrics = metricsOf(hub, sockets);

  http.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    try {
      await run(hub.pool, { text: 'SELECT 1', values: [] });
      return await reply.send({ status: 'ready', head: hub.feed.head() });
    } catch {
      return reply.code(503).send({ status: 'not ready', reason: 'database' });
    }
  });

  http.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));

  http.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
}

function metricsOf(hub: Hub, sockets: () => number): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => number): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(value());
        },
      }),
    );
  };
  gauge('liandong_change_head', 'Sequence number of the last change this node knows', () => hub.feed.head());
  gauge('liandong_sockets', 'WebSocket connections that are open', sockets);
  gauge('liandong_pool_waiting', 'Requests that wait for a database connection', () => hub.pool.waitingCount);
  return registry;
}
