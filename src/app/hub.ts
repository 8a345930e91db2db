import 'reflect-metadata';
import type { Clock } from '../kernel/clock.js';
import type { VirusScanner } from '../core/attachments/index.js';
import type { Hub } from '../core/hub.js';
import {
  demonstrationKeys,
  passingDemonstrationKeys,
  type DemonstrationKeys,
  type OidcOptions,
  type TrustMode,
} from '../core/identity/index.js';
import { startDeriving } from '../core/notifications/index.js';
import { openDatabase, type Database } from '../platform/database/index.js';
import type { Logger } from '../platform/log/index.js';
import type { BucketOptions } from '../platform/storage/index.js';
import { startWaking } from '../core/webhooks/index.js';
import { startFolding } from '../statistics/rollups/index.js';
import { watchSessions } from './analysts/index.js';
import { checkRoles } from './check-roles.js';
import { entities } from './entities.js';
import { finishMigrations } from './finish-migrations.js';
import { startHubJobs } from './jobs.js';
import type { NotifyOptions } from './notifying.js';
import { openParts } from './open-parts.js';
import type { WebhookOptions } from './open-webhooks.js';
import type { Progress } from './progress.js';
import { seedReferenceData } from './seed-reference-data.js';

export interface HubOptions {
  /** A migrated database. */
  readonly databaseUrl: string;
  /** The same database as its owner, for the jobs; the same login if not given. */
  readonly databaseOwnerUrl?: string | null;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly natsUrl: string | null;
  /** Connections to the database. */
  readonly poolSize?: number;
  /** The provider whose tokens are accepted; null: none. */
  readonly oidc?: OidcOptions | null;
  /** Whether tokens of the demonstration issuer are accepted; true if not given. */
  readonly demonstrationTokens?: boolean;
  /** A JWK file with the key that signs heads of the change log; null: one of this node's own in `dataDir`. */
  readonly signingKeyFile?: string | null;
  /** What becomes of documents that nobody has registered; OFF if not given. */
  readonly trustedDocuments?: TrustMode;
  /** The file of the keys that seal numbers of people; if not given, one of the hub's own in the data directory. */
  readonly personalDataKeyFile?: string | null;
  /** Where attachments are received and, without a bucket, kept; a directory in `dataDir` if not given. */
  readonly attachmentsDir?: string | null;
  /** The bucket of the attachments; null: they are kept on disk. */
  readonly attachmentsBucket?: BucketOptions | null;
  /** How people are told what they have to do; in the page alone if not given. */
  readonly notify?: NotifyOptions;
  /** The directory of the mapping files of work orders; none are taken if not given. */
  readonly workOrdersDir?: string | null;
  /** Where changes may be posted to; to public addresses over https alone if not given. */
  readonly webhooks?: WebhookOptions;
  /** Looks at what is uploaded; nobody does if not given. */
  readonly virusScanner?: VirusScanner;
  /** Shows how far long work of the start has come; not at all if not given. */
  readonly showProgress?: (title: string, total: number) => Progress;
  /** Runs before the hub's jobs do, so that a generated past does not meet its own deadlines while it is written. */
  readonly prepare?: (hub: Hub, keys: DemonstrationKeys) => Promise<void>;
}

/** Milliseconds that a caller's statement waits for a connection: it is told within a second to come back later. */
const connectionPatience = 700;

/** Revocations, figures, notifications, the watch over analysts' sessions, and the jobs' statements. */
const backgroundConnections = 5;

/** For what is posted to others: how many of them wait keeps no other job waiting. */
const postingConnections = 4;

/** A hub without its transports: database, change log, jobs and everything a request needs. */
export interface RunningHub {
  readonly hub: Hub;
  readonly database: Database;
  readonly keys: DemonstrationKeys;
  /** Up to where in the change log this node knows that people have been told. */
  notified(): number;
  close(): Promise<void>;
}

/** Opens the database, brings in what a county begins with, opens the parts and sets them to work: the one place of wiring. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { databaseUrl, databaseOwnerUrl, log } = options;
  const database = await openDatabase({
    url: databaseUrl,
    entities,
    role: 'liandong_hub',
    applicationName: 'liandong',
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    waitAtMost: connectionPatience,
    log,
  });
  const closing: (() => Promise<void> | void)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    await checkRoles(database.pool);
    await seedReferenceData(database.orm.em);
    // Where nobody takes its tokens there is no key that somebody could find.
    const keys =
      options.demonstrationTokens === false
        ? await passingDemonstrationKeys()
        : await demonstrationKeys(options.dataDir);
    const background = database.poolApart(backgroundConnections);
    const hub = await openParts(options, { database, background, keys, closing });
    await finishMigrations(hub, options.showProgress);
    // What works for no caller may wait for a connection, and takes none from them.
    const atWork: Hub = { ...hub, pool: background };
    await options.prepare?.(atWork, keys);
    const sessions = watchSessions(background, log);
    closing.push(() => sessions.stop());
    const folding = startFolding(background, log);
    closing.push(() => folding.stop());
    const deriving = startDeriving(atWork);
    closing.push(() => deriving.stop());
    const waking = startWaking(atWork);
    closing.push(() => waking.stop());
    const posting: Hub = { ...hub, pool: database.poolApart(postingConnections) };
    const jobs = await startHubJobs(atWork, databaseOwnerUrl ?? databaseUrl, posting);
    closing.push(() => jobs.stop());
    return { hub, database, keys, notified: deriving.looked, close };
  } catch (error) {
    await close();
    throw error;
  }
}
