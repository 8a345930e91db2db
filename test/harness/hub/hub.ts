import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub as startRunningHub, type RunningHub } from '../../../src/app/hub.js';
import { serveHub, type RunningServer } from '../../../src/app/server.js';
import type { ServerLimits } from '../../../src/app/server-limits.js';
import type { NotifyOptions } from '../../../src/app/notifying.js';
import type { ScheduledTablesOptions } from '../../../src/app/scheduled-tables/index.js';
import { demonstrationRoutes } from '../../../src/app/demonstration/demonstration.routes.js';
import type { VirusScanner } from '../../../src/core/attachments/index.js';
import {
  issueDemonstrationToken,
  type OidcOptions,
  type Role,
  type TrustMode,
} from '../../../src/core/identity/index.js';
import { systemClock, type Clock } from '../../../src/kernel/clock.js';
import { Pool } from 'pg';
import { openLog, type Logger } from '../../../src/platform/log/index.js';
import { createKeyFile } from '../../../src/platform/sealing/index.js';
import type { BucketOptions } from '../../../src/platform/storage/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface TestHub {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly running: RunningHub;
  readonly database: TestDatabase;
  /** The database as its owner: row-level security does not hold, and tables may be altered. */
  readonly owner: Pool;
  /** Where its keys live. */
  readonly dataDir: string;
  /** Sockets and streams that are open. */
  readonly connections: RunningServer['connections'];
  /** Null: none are written. */
  readonly scheduledTables: RunningServer['scheduledTables'];
  /** Every route that it serves. */
  readonly routes: RunningServer['routes'];
  /** A bearer token of the demonstration issuer, PUBLISHER and ANALYST if no roles are given; by default of a person of its own. */
  token(organization: string, roles?: readonly Role[], subject?: string): Promise<string>;
  close(): Promise<void>;
}

export interface TestHubOptions {
  readonly clock?: Clock;
  /** Another node on the same database; it is not dropped when this one closes. */
  readonly database?: TestDatabase;
  readonly natsUrl?: string;
  /** Another login to the database than its owner's. */
  readonly login?: string;
  readonly poolSize?: number;
  /** A provider of tokens, beside the demonstration's own. */
  readonly oidc?: OidcOptions;
  readonly demonstrationTokens?: boolean;
  readonly trustedDocuments?: TrustMode;
  /** False: as in production, only whoever is signed in may read the schema. */
  readonly schemaForAll?: boolean;
  /** A directory of pages, or those that were built last: none by default, for tests of the hub do not depend on what was built. */
  readonly pages?: string;
  /** Where the hub logs to. */
  readonly log?: Logger;
  /** Keys of personal data; by default those that all hubs of a test file share. */
  readonly personalDataKeyFile?: string;
  /** Keeps attachments; a directory of the hub's own by default. */
  readonly attachmentsBucket?: BucketOptions;
  /** How people are told beside the page; not at all by default. */
  readonly notify?: Partial<NotifyOptions>;
  /** The directory of the mapping files of work orders; none by default. */
  readonly workOrdersDir?: string;
  /** Private hosts that changes may be posted to; none by default. */
  readonly webhookHosts?: readonly string[];
  /** Looks at what is uploaded; nobody by default. */
  readonly virusScanner?: VirusScanner;
  /** Compiles every document as soon as it has been used. */
  readonly compileAtOnce?: boolean;
  /** Tables that other systems fetch; none by default. */
  readonly scheduledTables?: ScheduledTablesOptions;
  /** Bounds on callers; none by default. */
  readonly limits?: Partial<ServerLimits>;
}

function doNow(task: () => void): boolean {
  task();
  return true;
}

/** Several hubs on one database need the same keys: what the first has made is given to the others of a test file. */
let sharedKeys: Promise<string> | undefined;

async function keysIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'shared-keys.json');
  sharedKeys ??= createKeyFile(file).then(() => readFile(file, 'utf8'));
  await writeFile(file, await sharedKeys);
  return file;
}

/** The real hub on a database of its own, listening on a free port. */
export async function startHub(options: TestHubOptions = {}): Promise<TestHub> {
  const database = options.database ?? (await createTestDatabase());
  const owner = new Pool({ connectionString: database.url, max: 2, options: '-c TimeZone=Asia/Shanghai' });
  // A database that is dropped ends idle connections, which nobody is waiting for.
  owner.on('error', () => undefined);
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-hub-'));
  const running = await startRunningHub({
    databaseUrl: options.login ?? database.url,
    databaseOwnerUrl: database.url,
    dataDir,
    clock: options.clock ?? systemClock,
    log: options.log ?? openLog(process.env['TEST_LOG_LEVEL'] ?? 'silent'),
    personalDataKeyFile: options.personalDataKeyFile ?? (await keysIn(dataDir)),
    natsUrl: options.natsUrl ?? null,
    attachmentsBucket: options.attachmentsBucket ?? null,
    notify: { mail: null, publicUrl: null, allowedHosts: [], ...options.notify },
    workOrdersDir: options.workOrdersDir ?? null,
    webhooks: { allowedHosts: options.webhookHosts ?? [] },
    ...(options.virusScanner ? { virusScanner: options.virusScanner } : {}),
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    oidc: options.oidc ?? null,
    demonstrationTokens: options.demonstrationTokens ?? true,
    trustedDocuments: options.trustedDocuments ?? 'OFF',
  });
  const server = await serveHub(running.hub, {
    host: '127.0.0.1',
    port: 0,
    schemaForAll: options.schemaForAll ?? true,
    signIn: {
      oidc: options.oidc ?? null,
      deviceClientId: null,
      demonstrationTokens: options.demonstrationTokens ?? true,
      publicUrl: options.notify?.publicUrl ?? null,
    },
    ...(options.compileAtOnce ? { executor: { compileFrom: 1, idle: { push: doNow } } } : {}),
    ...(options.pages === 'built' ? {} : { pages: options.pages ?? null }),
    ...(options.scheduledTables ? { scheduledTables: options.scheduledTables } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
    routes: (http) => demonstrationRoutes(http, running),
  }).catch(async (error: unknown) => {
    // Whoever is refused leaves nothing behind that works on.
    await running.close();
    await owner.end();
    throw error;
  });
  return {
    url: server.url,
    connections: server.connections,
    scheduledTables: server.scheduledTables,
    routes: server.routes,
    running,
    database,
    owner,
    dataDir,
    token: (organization, roles = ['PUBLISHER', 'ANALYST'], subject = `test:${organization}:${roles.join()}`) =>
      issueDemonstrationToken(running.keys, {
        organizationCode: organization,
        roles,
        name: `${organization} 测试`,
        subject,
        hours: 1,
      }),
    async close() {
      await server.close();
      await running.close();
      await owner.end();
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
