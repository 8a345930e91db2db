import type { Selecting } from '../platform/graphql/selection.js';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.js';
import type { Pool, WriteAs } from '../platform/database/index.js';
import type { CursorKey } from '../platform/graphql/keyset-cursor.js';
import type { Logger } from '../platform/log/index.js';
import type { Loaders } from './loaders.js';

/**
 * Everything a request may need, wired once in app/. Each feature declares its own member beside the type of it
 * (`declare module '../hub.js'`), so that this file knows none of them.
 */
export interface Hub {
  readonly clock: Clock;
  readonly log: Logger;
  /** MikroORM's pool, for prepared statements and transactions. */
  readonly pool: Pool;
  /** For single statements that write for a caller. */
  readonly writeAs: WriteAs;
  /** For reference data; fork it before use. */
  readonly em: EntityManager;
  readonly nodeTypes: readonly NodeType[];
  /** Seals the cursors of lists. */
  readonly cursorKey: CursorKey;
}

/** How objects of one kind are found by global id. */
export interface NodeType {
  readonly prefix: string;
  /** The object if the viewer may see it; through a loader, so that many ids cost few statements. */
  load(context: RequestContext, id: string, selecting: Selecting): Promise<object | null>;
}

/** Where an operation runs, and for whom: identity declares the viewer. */
export interface OperationScope {
  readonly hub: Hub;
}

/** The context of one GraphQL operation. */
export interface RequestContext extends OperationScope {
  readonly loaders: Loaders<OperationScope>;
  /** The socket or stream behind a subscription. */
  readonly connection?: { close(code: number, reason: string): void };
}
