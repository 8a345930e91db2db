import type { GraphQLResolveInfo } from 'graphql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.js';
import type { WorkingCalendar } from '../kernel/calendar.js';
import type { Pool } from '../platform/database/index.js';
import type { CursorKey } from '../platform/graphql/keyset-cursor.js';
import type { Logger } from '../platform/log/index.js';
import type { AttachmentFiles } from './attachments/index.js';
import type { Signer } from './evidence/index.js';
import type { Sealing } from '../platform/sealing/index.js';
import type { AuditSource } from './audit/index.js';
import type { Feed } from './feed/index.js';
import type { CurrentSubjects, SubjectType } from './changes/index.js';
import type { DeadlineSource } from './deadlines/index.js';
import type { TrustedDocuments } from './documents/index.js';
import type { Authenticate, RevocationWatch, Viewer } from './identity/index.js';
import type { Loaders } from './loaders.js';
import type { OrganizationDirectory } from './organizations/index.js';
import type { PolicyBook } from './policies/index.js';
import type { ProcedureRegistry } from './proceedings/index.js';
import type { CategoryRegistry } from './records/index.js';

/** Everything a request may need, wired once in app/. */
export interface Hub {
  readonly clock: Clock;
  readonly log: Logger;
  /** MikroORM's pool, for prepared statements and transactions. */
  readonly pool: Pool;
  /** For reference data; fork it before use. */
  readonly em: EntityManager;
  readonly organizations: OrganizationDirectory;
  readonly calendar: WorkingCalendar;
  readonly policies: PolicyBook;
  readonly categories: CategoryRegistry;
  readonly procedures: ProcedureRegistry;
  readonly deadlineSources: readonly DeadlineSource[];
  readonly nodeTypes: readonly NodeType[];
  readonly auditSources: readonly AuditSource[];
  /** Keeps the numbers of people. */
  readonly sealing: Sealing;
  readonly feed: Feed;
  /** Seals the cursors of lists. */
  readonly cursorKey: CursorKey;
  readonly subjectTypes: readonly SubjectType[];
  /** The present state of what the latest changes speak of. */
  readonly subjects: CurrentSubjects;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<RevocationWatch, 'onRevoked'>;
  /** Signs for this node. */
  readonly signer: Signer;
  readonly documents: TrustedDocuments;
  /** Where the bytes of attachments are. */
  readonly attachments: AttachmentFiles;
}

/** How objects of one kind are found by global id. */
export interface NodeType {
  readonly prefix: string;
  /** The object if the viewer may see it; through a loader, so that many ids cost few statements. */
  load(context: RequestContext, id: string, info: GraphQLResolveInfo): Promise<object | null>;
}

/** The context of one GraphQL operation. */
export interface RequestContext {
  readonly hub: Hub;
  /** Null for anonymous callers. */
  readonly viewer: Viewer | null;
  readonly loaders: Loaders;
  /** The socket or stream behind a subscription. */
  readonly connection?: { close(code: number, reason: string): void };
}
