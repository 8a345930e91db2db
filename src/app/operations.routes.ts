import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Hub } from '../core/hub.js';
import { run } from '../platform/database/index.js';
import { sql } from '../platform/database/sql.js';
import { readiness } from './readiness.js';
import { version } from './version.js';

export interface OperationsOptions {
  /** How many sockets are open. */
  sockets(): number;
  /** How many sockets and streams are open of which it is known whose they are. */
  connections(): number;
  /** How many scheduled tables are late; null where none are written. */
  readonly lateTables: (() => Promise<number>) | null;
}

/** What operators ask for: liveness, readiness, metrics. */
export function operationsRoutes(http: FastifyInstance, hub: Hub, options: OperationsOptions): void {
  const metrics = metricsOf(hub, options);

  http.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));

  const firstFailing = readiness({
    database: () => run(hub.pool, sql`SELECT 1`),
    attachments: () => hub.attachments.storage.check(),
    feed: () => hub.feed.numbering.check(),
  });
  http.get('/readyz', async (_request, reply) => {
    const failing = await firstFailing();
    return failing === null
      ? reply.send({ status: 'ready' })
      : reply.code(503).send({ status: 'not ready', reason: failing });
  });

  http.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
}

let ofProcess: Registry | undefined;

/** What the process tells of itself. It is begun once, however many hubs there are: nothing ends what measures its event loop. */
function processMetrics(): Registry {
  if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) });
  return ofProcess;
}

function metricsOf(hub: Hub, { sockets, connections, lateTables }: OperationsOptions): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: () => number | Promise<number>): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          this.set(await value());
        },
      }),
    );
  };
  // Not the head itself: its number and moments tell everybody of changes that few may see.
  gauge(
    'liandong_unnumbered_seconds',
    'For how long an acknowledged change has had no number',
    hub.feed.numbering.overdue,
  );
  if (lateTables)
    gauge('liandong_scheduled_tables_late', 'Scheduled tables that were to be written an hour ago', () =>
      lateTables().catch(() => Number.NaN),
    );
  registry.registerMetric(
    new Gauge({
      name: 'liandong_build_info',
      help: 'The version of the hub',
      labelNames: ['version'],
      registers: [],
      collect() {
        this.set({ version }, 1);
      },
    }),
  );
  gauge('liandong_sockets', 'WebSocket connections that are open', sockets);
  gauge('liandong_live_connections', 'Sockets and streams of known callers that are open', connections);
  gauge('liandong_pool_waiting', 'Requests that wait for a database connection', () => hub.pool.waitingCount);
  const counter = (
    name: string,
    help: string,
    labelNames: string[],
    counts: () => [Record<string, string>, number][],
  ): void => {
    registry.registerMetric(
      new Counter({
        name,
        help,
        labelNames,
        registers: [],
        collect() {
          this.reset();
          for (const [labels, count] of counts()) this.inc(labels, count);
        },
      }),
    );
  };
  counter('liandong_untrusted_documents_total', 'Operations whose document nobody has registered', ['outcome'], () =>
    Object.entries(hub.documents.untrusted()).map(([outcome, count]) => [{ outcome }, count]),
  );
  const { tally } = hub.notifying;
  counter('liandong_notifications_total', 'Notifications to people', ['kind'], () =>
    [...tally.notifications].map(([kind, count]) => [{ kind }, count]),
  );
  counter('liandong_messages_total', 'Attempts to send a message to somebody', ['channel', 'outcome'], () =>
    [...tally.messages].flatMap(([channel, outcomes]) =>
      [...outcomes].map(([outcome, count]): [Record<string, string>, number] => [{ channel, outcome }, count]),
    ),
  );
  counter('liandong_webhook_deliveries_total', 'Attempts to post a change to a webhook', ['outcome'], () =>
    [...hub.webhooks.tally.deliveries].map(([outcome, count]) => [{ outcome }, count]),
  );
  gauge(
    'liandong_readings_waiting',
    'Openings of records and proceedings that wait to be written',
    hub.readings.waiting,
  );
  counter(
    'liandong_readings_dropped_total',
    'Openings of records and proceedings that found no room while the database was away',
    [],
    () => [[{}, hub.readings.dropped()]],
  );
  return Registry.merge([processMetrics(), registry]);
}
