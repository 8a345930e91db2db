import 'reflect-metadata';
import { systemClock } from '../kernel/clock.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import { openLog } from '../platform/log/index.js';
import { banner } from './banner.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { demonstrationRoutes } from './demonstration/demonstration.routes.js';
import { startHub } from './hub.js';
import { migrateHub } from './migrate.js';
import { serveHub } from './server.js';

const patience = 10_000;

/** Opens everything in order and gives what closes it again in reverse. */
async function start(configuration: Configuration): Promise<() => Promise<void>> {
  const log = openLog(configuration.logLevel);
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    let url = configuration.databaseUrl;
    if (url === null) {
      const postgres = await startEmbeddedPostgres({ dataDir: `${configuration.dataDir}/postgres` });
      closing.push(() => postgres.stop());
      url = postgres.url;
    }
    await migrateHub(url, log);
    const { dataDir, natsUrl } = configuration;
    const running = await startHub({ databaseUrl: url, dataDir, clock: systemClock, log, natsUrl });
    closing.push(() => running.close());
    const server = await serveHub(running.hub, {
      host: configuration.host,
      port: configuration.port,
      routes: (http) => {
        if (configuration.demonstration) demonstrationRoutes(http, running);
      },
    });
    closing.push(() => server.close());
    process.stdout.write(banner(server.url, configuration.demonstration));
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

async function main(): Promise<void> {
  const close = await start(readConfiguration(process.env));
  let stopping = false;
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`联动未能启动：${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
