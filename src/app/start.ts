import { systemClock } from '../kernel/clock.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import type { Logger } from '../platform/log/index.js';
import { banner } from './banner.js';
import type { Configuration } from './configuration.js';
import { demonstrationRoutes } from './demonstration/demonstration.routes.js';
import { seedDemonstration } from './demonstration/seed.js';
import { startSimulator } from './demonstration/simulator.js';
import { startHub, type RunningHub } from './hub.js';
import { isLoopback } from './loopback.js';
import { migrateHub } from './migrate.js';
import { endProcess } from './end-process.js';
import { showProgress } from './progress.js';
import { serveHub } from './server.js';
import { startAgain } from './start-again.js';

/**
 * Opens everything in order and gives what closes it again in reverse.
 * @throws Error when something cannot be opened or `signal` aborts meanwhile; what was open is closed then
 */
export async function startEverything(
  configuration: Configuration,
  log: Logger,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const { dataDir, natsUrl, poolSize, host, port } = configuration;
  // The demonstration's sign-in and key are open to whoever reaches the hub: never beyond this machine.
  const local = isLoopback(host);
  const demonstration = configuration.demonstration && local;
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const databaseUrl = configuration.databaseUrl ?? (await startDatabase({ dataDir, log, closing, close }));
    signal.throwIfAborted();
    const databaseOwnerUrl = configuration.databaseOwnerUrl ?? databaseUrl;
    const start = async (): Promise<RunningHub> => {
      await migrateHub(databaseOwnerUrl, log);
      signal.throwIfAborted();
      return startHub({
        databaseUrl,
        databaseOwnerUrl,
        dataDir,
        clock: systemClock,
        log,
        natsUrl,
        poolSize,
        personalDataKeyFile: configuration.personalDataKeyFile,
        oidc: configuration.oidc,
        signingKeyFile: configuration.signingKeyFile,
        attachmentsDir: configuration.attachmentsDir,
        attachmentsBucket: configuration.attachmentsBucket,
        showProgress,
        demonstrationTokens: local && !configuration.production,
        trustedDocuments: configuration.trustedDocuments,
        prepare: async (hub, keys) => {
          if (demonstration) await seedDemonstration(hub, { keys, dataDir, signal, showProgress });
        },
      });
    };
    const running = await (configuration.databaseUrl === null ? startAgain(start, { log, signal }) : start());
    closing.push(() => running.close());
    const server = await serveHub(running.hub, {
      host,
      port,
      limits: configuration.limits,
      schemaForAll: !configuration.production,
      routes: (http) => {
        if (demonstration) demonstrationRoutes(http, running);
      },
    });
    closing.push(() => server.close());
    signal.throwIfAborted();
    if (demonstration && configuration.simulator) {
      const simulator = startSimulator(running);
      closing.push(() => simulator.stop());
    }
    process.stdout.write(banner(server.url, { demonstration, local }));
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

interface OwnDatabase {
  readonly dataDir: string;
  readonly log: Logger;
  readonly closing: (() => Promise<void>)[];
  /** Closes everything that is open. */
  readonly close: () => Promise<void>;
}

/** The embedded database, watched from the first moment: it comes back, or this process ends and says why. */
async function startDatabase({ dataDir, log, closing, close }: OwnDatabase): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: `${dataDir}/postgres` });
  closing.push(() => postgres.stop());
  postgres.watch({
    onLost: () => log.error({ logFile: postgres.logFile }, 'the embedded database ended and is started again'),
    onBack: () => log.warn('the embedded database runs again'),
    onFailed: (error) => endProcess('内嵌数据库停止后无法重新启动', error, close),
  });
  return postgres.url;
}
