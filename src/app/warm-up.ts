import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Hub } from '../core/hub.js';
import { roles, type Role, type Viewer } from '../core/identity/index.js';
import { requestContext } from '../core/request-context.js';
import { readingOnly } from '../platform/database/index.js';
import type { DocumentReader } from '../platform/graphql/document-reader.js';
import type { ExecuteOperation } from '../platform/graphql/executor.js';
import { exampleQueries, type ExampleQuery } from './example-queries.js';

export interface WarmUpOptions {
  readonly hub: Hub;
  readonly documents: DocumentReader;
  readonly execute: ExecuteOperation;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Milliseconds that may pass before the hub is ready. */
const patience = 80;
/** Connections at once meanwhile; afterwards one, at a tenth of the time. */
const connections = 4;
const rest = 9;
/** Executions of a document: until it is compiled. */
const times = 5;

/**
 * Asks the hub its examples before anybody else does, so that the first callers find code, plans, statements and connections that have been
 * used. Nothing is answered, counted or written: PostgreSQL refuses the audit entry, too, without which nothing is disclosed. Resolves when
 * the hub may serve; what is left is done in time that nobody needs.
 */
export async function warmUp(options: WarmUpOptions): Promise<void> {
  const deadline = performance.now() + patience;
  const queries = await exampleQueries();
  const left = queries.values();
  const isOver = (): boolean => options.signal.aborted || performance.now() >= deadline;
  const first = askAtOnce(options, left, isOver).catch(() => undefined);
  void first.then(() => askSlowly(options, queries)).catch(() => undefined);
  await Promise.race([first, sleep(patience)]);
}

/** One after the other is read while those before are executed. */
async function askAtOnce(
  options: WarmUpOptions,
  queries: Iterable<ExampleQuery>,
  isOver: () => boolean,
): Promise<void> {
  const { pool } = options.hub;
  await readingOnly(pool, Math.min(connections, (pool.options.max ?? 0) - 1), async (only) => {
    const executing: Promise<void>[] = [];
    for (const query of queries) {
      if (isOver()) break;
      executing.push(askOne(options, { ...options.hub, pool: only }, query));
      await nextTurn();
    }
    await Promise.all(executing);
  });
}

async function askSlowly(options: WarmUpOptions, queries: readonly ExampleQuery[]): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    for (const query of queries) {
      if (options.signal.aborted) return;
      const begun = performance.now();
      await readingOnly(options.hub.pool, 1, (only) => askOne(options, { ...options.hub, pool: only }, query));
      await sleep((performance.now() - begun) * rest, undefined, { ref: false });
    }
  }
}

/** Errors are as good as answers. */
async function askOne(
  { documents, execute }: WarmUpOptions,
  hub: Hub,
  { text, variables }: ExampleQuery,
): Promise<void> {
  const read = documents.read(text);
  const viewer = anybody(hub);
  if ('errors' in read || !viewer) return;
  const asked = { document: read.document, operationName: null, variables };
  await Promise.resolve(execute({ ...asked, contextValue: requestContext(hub, viewer) })).catch(() => undefined);
}

/** Whoever it is reads nothing of it; null in a county without organizations. */
function anybody({ organizations }: Hub): Viewer | null {
  const [organization] = organizations.all();
  if (!organization) return null;
  return {
    organization,
    roles: new Set(Object.keys(roles) as Role[]),
    person: { key: 0, name: '' },
    expiresAt: 0,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
}
