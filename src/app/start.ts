import type { Logger } from '../platform/log/index.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import type { Configuration } from './configuration.js';
import { endProcess } from './end-process.js';

/**
 * Opens everything in order and gives what closes it again in reverse.
 * @throws Error when something cannot be opened or `signal` aborts meanwhile; what was open is closed then
 */
export async function startEverything(
  configuration: Configuration,
  log: Logger,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const { dataDir } = configuration;
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const starting = configuration.databaseUrl ?? startDatabase({ dataDir, log, closing, close });
    // The hub is loaded while the database starts; when either fails the other has ended before what is open is closed.
    const [database, loaded] = await Promise.allSettled([starting, import('./start-on-database.js')]);
    if (database.status === 'rejected') throw database.reason;
    if (loaded.status === 'rejected') throw loaded.reason;
    signal.throwIfAborted();
    await loaded.value.startOnDatabase(database.value, { configuration, log, signal, closing });
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
