import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountForServer } from './account.js';
import type { Address } from './address.js';
import { provideBinaries } from './binaries.js';
import { database, openCluster, owner } from './cluster.js';
import { findRunning } from './find-running.js';
import { findHome } from './home.js';
import { launch, type Launch } from './launch.js';
import { announceStop, disown, ownIfOrphaned } from './ownership.js';
import { isRunning, signalTo, stopPostmaster, type Postmaster } from './postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made if missing. A directory of its own, for nothing else. */
  readonly dataDir: string;
  /** False gives up safety for speed (no fsync); for tests only. */
  readonly durable?: boolean;
  /** Milliseconds until the server must take connections, recovery after a crash included; 60,000 if not given. */
  readonly startTimeout?: number;
}

export interface EmbeddedPostgres {
  /** Connection URL of the database's owner, a superuser, with the generated password; its host may be a socket's directory. */
  readonly url: string;
  /** PostgreSQL's own data directory; elsewhere than asked for when the server's account could not get there. */
  readonly dataDir: string;
  readonly logFile: string;
  /** The postmaster. */
  readonly pid: number;
  /** Whether the server was running already. */
  readonly adopted: boolean;
  /** Ends all sessions and stops the server, unless another living process started it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the hub, or takes over the one that runs on this data directory. It listens on a Unix
 * socket or a loopback port only. Throws with the path of the server's log when it does not start; nothing is left running.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, startTimeout = 60_000 } = options;
  const account = accountForServer();
  const home = await realpath(await findHome(resolve(options.dataDir), account));
  const binaries = await provideBinaries(home, account);
  const { directory, password } = await openCluster({ home, binaries, account, durable });
  const logFile = join(home, 'postgres.log');
  const urlOf = ({ host, port }: Address): string =>
    `postgresql://${owner}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
  const plan = { home, directory, binaries, account, durable, logFile, timeout: startTimeout };

  const { server, adopted, owned } = await adoptOrLaunch(plan, urlOf);
  const stop = owned ? stopper(plan, server) : async (): Promise<void> => undefined;
  return { url: urlOf(server.address), dataDir: directory, logFile, pid: server.pid, adopted, stop };
}

interface Running {
  readonly server: Postmaster;
  readonly adopted: boolean;
  readonly owned: boolean;
}

async function adoptOrLaunch(plan: Launch, urlOf: (address: Address) => string): Promise<Running> {
  for (;;) {
    const found = await findRunning({ ...plan, urlOf });
    if (found) return { server: found, adopted: true, owned: await ownIfOrphaned(plan.home, found.pid) };
    const launched = await launch(plan);
    if (launched) return { server: launched, adopted: false, owned: true };
  }
}

function stopper({ home, directory }: Launch, { pid }: Postmaster): () => Promise<void> {
  const begin = (): void => {
    announceStop(home, pid);
    signalTo(pid, 'SIGINT');
  };
  // A hub that dies of an uncaught error has no time left to wait, but the signal gets out.
  process.once('exit', begin);
  const stop = async (): Promise<void> => {
    process.off('exit', begin);
    announceStop(home, pid);
    await stopPostmaster(pid, async () => !(await isRunning(directory, pid)));
    await disown(home, pid);
  };
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
