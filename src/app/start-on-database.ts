import { systemClock } from '../kernel/clock.js';
import type { Logger } from '../platform/log/index.js';
import { banner } from './banner.js';
import type { Configuration } from './configuration.js';
import { demonstrationRoutes } from './demonstration/demonstration.routes.js';
import { seedDemonstration } from './demonstration/seed.js';
import { startSimulator } from './demonstration/simulator.js';
import { startHub, type RunningHub } from './hub.js';
import { isLoopback } from './loopback.js';
import { migrateHub } from './migrate.js';
import { showProgress } from './progress.js';
import { serveHub } from './server.js';
import { startAgain } from './start-again.js';

export interface StartOptions {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Takes what closes each part again, to be called in reverse. */
  readonly closing: (() => Promise<void>)[];
}

/** Migrates a database, opens the hub on it and serves it. */
export async function startOnDatabase(
  databaseUrl: string,
  { configuration, log, signal, closing }: StartOptions,
): Promise<void> {
  const { dataDir, natsUrl, poolSize, host, port } = configuration;
  // The demonstration's sign-in and key are open to whoever reaches the hub: never beyond this machine.
  const local = isLoopback(host);
  const demonstration = configuration.demonstration && local;
  const demonstrationTokens = local && !configuration.production;
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
      notify: configuration.notify,
      workOrdersDir: configuration.workOrdersDir,
      webhooks: configuration.webhooks,
      showProgress,
      demonstrationTokens,
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
    warm: true,
    scheduledTables: configuration.scheduledTables,
    signIn: {
      oidc: configuration.oidc,
      deviceClientId: configuration.deviceClientId,
      demonstrationTokens,
      publicUrl: configuration.notify.publicUrl,
    },
    routes: (http) => {
      if (demonstration) demonstrationRoutes(http, running);
    },
  });
  closing.push(() => server.close());
  const writing = await server.scheduledTables?.start(databaseOwnerUrl);
  if (writing) closing.push(() => writing.stop());
  signal.throwIfAborted();
  if (demonstration && configuration.simulator) {
    const simulator = startSimulator(running);
    closing.push(() => simulator.stop());
  }
  process.stdout.write(banner(server.url, { demonstration, local }));
}
