import 'reflect-metadata';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.js';
import { shanghaiText } from '../kernel/instant-text.js';
import { penaltyImportNode } from '../categories/penalty-decision/index.js';
import { noScanner, openAttachmentFiles, type VirusScanner } from '../core/attachments/index.js';
import { auditedActs } from '../core/audit/index.js';
import { loadCalendar, seedCalendar } from '../core/calendar/index.js';
import { followSubjects } from '../core/changes/index.js';
import { announceSigner, ed25519Signer } from '../core/evidence/index.js';
import { openTrustedDocuments } from '../core/documents/index.js';
import { openFeed, readIdentity } from '../core/feed/index.js';
import type { Hub } from '../core/hub.js';
import {
  authenticator,
  demonstrationKeys,
  demonstrationTokenIssuer,
  oidcIssuer,
  openPeople,
  watchRevocations,
  type DemonstrationKeys,
  type OidcOptions,
  type TrustMode,
} from '../core/identity/index.js';
import { openDirectory, organizationNode, seedOrganizations } from '../core/organizations/index.js';
import { checkKeys } from '../core/personal-data/index.js';
import { openPolicies, seedPolicies } from '../core/policies/index.js';
import { awaitedRecords, recordAudit, recordNode, recordSubject, sealStanding } from '../core/records/index.js';
import { defaultPoolSize, openDatabase, type Database } from '../platform/database/index.js';
import { cursorKey } from '../platform/graphql/keyset-cursor.js';
import type { Logger } from '../platform/log/index.js';
import { openKeyFile, openSealing, ownKeyFile } from '../platform/sealing/index.js';
import { backgroundLoop, type BackgroundLoop } from '../platform/jobs/index.js';
import { listen, readChannel } from '../platform/notify/index.js';
import type { BucketOptions } from '../platform/storage/index.js';
import { referenceDataBell } from '../core/county/index.js';
import { watchSessions } from './analysts/index.js';
import { checkRoles } from './check-roles.js';
import { entities } from './entities.js';
import { rebuildRollups, startFolding } from '../statistics/rollups/index.js';
import { proceedingAudit, proceedingDeadlines, proceedingNode, proceedingSubject } from '../core/proceedings/index.js';
import { taskDeadlines } from '../core/tasks/index.js';
import { categoryFeatures, procedureFeatures } from './features.js';
import { startHubJobs } from './jobs.js';
import { shownOnce, type Progress } from './progress.js';

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
  /** Looks at what is uploaded; nobody does if not given. */
  readonly virusScanner?: VirusScanner;
  /** Shows how far long work of the start has come; not at all if not given. */
  readonly showProgress?: (title: string, total: number) => Progress;
  /** Runs before the hub's jobs do, so that a generated past does not meet its own deadlines while it is written. */
  readonly prepare?: (hub: Hub, keys: DemonstrationKeys) => Promise<void>;
}

/** Where a hub without a key file of its operator's keeps its own. */
const ownKeys = 'personal-data-keys.json';

/** Milliseconds that a caller's statement waits for a connection: it is told within a second to come back later. */
const connectionPatience = 700;

/** For the sequencer, the tailer and the watch over both: no job holds up what everybody waits for. */
const feedConnections = 3;
/** Revocations, figures, the watch over analysts' sessions, and the jobs' statements. */
const backgroundConnections = 5;

/** A hub without its transports: database, change log, jobs and everything a request needs. */
export interface RunningHub {
  readonly hub: Hub;
  readonly database: Database;
  readonly keys: DemonstrationKeys;
  close(): Promise<void>;
}

/** Opens everything a request may need, each part once: the one place of wiring. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const {
    databaseUrl,
    databaseOwnerUrl = null,
    dataDir,
    clock,
    log,
    natsUrl,
    oidc = null,
    demonstrationTokens = true,
    trustedDocuments = 'OFF',
    poolSize = defaultPoolSize,
    signingKeyFile = null,
    personalDataKeyFile = null,
    attachmentsDir = null,
    attachmentsBucket = null,
    virusScanner = noScanner,
    showProgress,
    prepare,
  } = options;
  // Work that only a database of an earlier version makes; a bar appears when there is some.
  const progressOf = (title: string) => (showProgress ? shownOnce(title, showProgress) : () => undefined);
  const database = await openDatabase({
    url: databaseUrl,
    entities,
    role: 'liandong_hub',
    applicationName: 'liandong',
    poolSize,
    waitAtMost: connectionPatience,
    log,
  });
  const closing: (() => Promise<void> | void)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const { pool, orm } = database;
    const background = database.poolApart(backgroundConnections);
    await checkRoles(pool);
    const em = orm.em;
    await seedOrganizations(em.fork());
    await seedCalendar(em.fork());
    await seedPolicies(em.fork());
    for (const feature of procedureFeatures) await feature.seed?.(em.fork());
    const organizations = await openDirectory(em);
    const feed = await openFeed({
      pool,
      background: database.poolApart(feedConnections),
      url: databaseUrl,
      clock,
      log,
      natsUrl,
    });
    closing.push(() => feed.close());
    const keys = await demonstrationKeys(dataDir);
    const signer = await ed25519Signer({ keyFile: signingKeyFile, dataDir });
    await announceSigner(pool, signer, shanghaiText(clock.now()));
    const issuers = [
      ...(oidc ? [oidcIssuer(oidc)] : []),
      ...(demonstrationTokens ? [demonstrationTokenIssuer(keys)] : []),
    ];
    const procedures = procedureFeatures.map(({ procedure }) => procedure);
    const categories = new Map(categoryFeatures.map(({ category }) => [category.name, category]));
    const sealing = openSealing(
      await (personalDataKeyFile === null ? ownKeyFile(join(dataDir, ownKeys)) : openKeyFile(personalDataKeyFile)),
    );
    await checkKeys(pool, sealing, log);
    await sealStanding(pool, sealing, categories, progressOf('加密个人信息'));
    await rebuildRollups(pool, { clock, onlyOnce: true, onProgress: progressOf('汇总统计数据') });
    const policies = await openPolicies(em);
    const reloading = reloadReferenceData([organizations, policies], log);
    closing.push(() => reloading.stop());
    const listening = listen(databaseUrl, await readChannel(pool, referenceDataBell), reloading.wake, log);
    closing.push(() => listening.close());
    const revocations = watchRevocations(background, log);
    closing.push(() => revocations.close());
    const parts = {
      clock,
      log,
      pool,
      em,
      organizations,
      calendar: await loadCalendar(em.fork()),
      policies,
      categories,
      procedures: new Map(procedures.map((procedure) => [procedure.name, procedure])),
      sealing,
      auditSources: [auditedActs, recordAudit, proceedingAudit(procedures)],
      deadlineSources: [
        awaitedRecords,
        proceedingDeadlines(procedures),
        taskDeadlines(procedures),
        ...procedureFeatures.flatMap(({ deadlineSources = [] }) => deadlineSources),
      ],
      nodeTypes: [recordNode, organizationNode, penaltyImportNode, ...procedures.map(proceedingNode)],
      subjectTypes: [recordSubject, ...procedures.map(proceedingSubject)],
      feed,
      cursorKey: cursorKey((await readIdentity(pool)).secret),
      signer,
      revocations,
      authenticate: authenticator({
        issuers,
        organizations,
        people: openPeople(pool),
        pool,
        clock,
        log,
        revocations,
        trustedDocuments,
      }),
      documents: openTrustedDocuments({ pool, clock, log, anonymous: trustedDocuments }),
      attachments: await openAttachmentFiles({
        directory: attachmentsDir ?? join(dataDir, 'attachments'),
        bucket: attachmentsBucket,
        scanner: virusScanner,
      }),
    };
    const hub: Hub = { ...parts, subjects: followSubjects(parts) };
    closing.push(() => hub.subjects.close());
    /** What works for no caller may wait for a connection, and takes none from them. */
    const atWork: Hub = { ...hub, pool: background };
    await prepare?.(atWork, keys);
    const sessions = watchSessions(background, log);
    closing.push(() => sessions.stop());
    const folding = startFolding(background, log);
    closing.push(() => folding.stop());
    const jobs = await startHubJobs(atWork, databaseOwnerUrl ?? databaseUrl);
    closing.push(() => jobs.stop());
    return { hub, database, keys, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * What an administrator has changed, on this node or another. Rings while it is read ask for one more reading, however many they are;
 * what cannot be read now stays as it was and is read again.
 */
function reloadReferenceData(parts: readonly { reload(): Promise<void> }[], log: Logger): BackgroundLoop {
  const reload = async (): Promise<void> => {
    for (const part of parts) await part.reload();
  };
  return backgroundLoop(reload, { name: 'reference data', gap: 50, idle: 60_000, log });
}
