import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountForServer } from './account.js';
import type { Address } from './address.js';
import { provideBinaries } from './binaries.js';
import { database, openCluster, owner } from './cluster.js';
import { findRunning } from './find-running.js';
import { findHome } from './home.js';
import { keepRunning, type KeepRunningOptions } from './keep-running.js';
import { launch, type Launch } from './launch.js';
import { announceStop, disown, isStopping, ownIfOrphaned } from './ownership.js';
import { isRunning, signalTo, stopPostmaster, type Postmaster } from './postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made if missing. A directory of its own, for nothing else. */
  readonly dataDir: string;
  /** False gives up safety for speed (no fsync); for tests only. */
  readonly durable?: boolean;
  /** Milliseconds until the server must take connections, recovery after a crash included; 60,000 if not given. */
  readonly startTimeout?: number;
}

/** What is told of a server that is watched; `waits` and `gap` are for tests. */
export type WatchedPostgres = Omit<KeepRunningOptions, 'isAlive' | 'startAgain'>;

export interface EmbeddedPostgres {
  /** Connection URL of the database's owner, a superuser, with the generated password; its host may be a socket's directory. */
  readonly url: string;
  /** PostgreSQL's own data directory; elsewhere than asked for when the server's account could not get there. */
  readonly dataDir: string;
  readonly logFile: string;
  /** The postmaster of the moment. */
  readonly pid: number;
  /** Whether the server was running already. */
  readonly adopted: boolean;
  /**
   * From now on a server that ends is started again on the same address, waiting longer each time; one whose hub has died is taken
   * over. For who serves others; a command that ends in a moment does without.
   */
  watch(told: WatchedPostgres): void;
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

  const { adopted, ...held } = await adoptOrLaunch(plan, urlOf);
  const { address } = held.server;
  const startAgain = async (): Promise<void> => {
    const { server, owned } = await adoptOrLaunch({ ...plan, address }, urlOf);
    if (urlOf(server.address) !== urlOf(address))
      throw new Error('PostgreSQL was started at another address meanwhile');
    Object.assign(held, { server, owned });
  };
  const isAlive = async (): Promise<boolean> => {
    if (!(await isRunning(directory, held.server.pid))) {
      // Its number may go to another process, which no signal of ours must meet.
      if (held.owned) await disown(home, held.server.pid);
      held.owned = false;
      return false;
    }
    if (!held.owned) held.owned = await takeOver(home, held.server.pid);
    return true;
  };
  let endWatch: (() => Promise<void>) | undefined;
  const stop = stopper(plan, held, async () => endWatch?.());
  return {
    url: urlOf(address),
    dataDir: directory,
    logFile,
    get pid() {
      return held.server.pid;
    },
    adopted,
    watch: (told) => void (endWatch = keepRunning({ isAlive, startAgain, ...told })),
    stop,
  };
}

/** The server that is used, and whether it is this process that stops it. */
interface Held {
  server: Postmaster;
  owned: boolean;
}

async function adoptOrLaunch(
  plan: Launch,
  urlOf: (address: Address) => string,
): Promise<Held & { readonly adopted: boolean }> {
  for (;;) {
    const found = await findRunning({ ...plan, urlOf });
    if (found) return { server: found, adopted: true, owned: await ownIfOrphaned(plan.home, found.pid) };
    const launched = await launch(plan);
    if (launched) return { server: launched, adopted: false, owned: true };
  }
}

/** A hub that was killed could not stop its server: whoever still uses it does, at the end. */
async function takeOver(home: string, pid: number): Promise<boolean> {
  return !(await isStopping(home, pid)) && ownIfOrphaned(home, pid);
}

function stopper({ home, directory }: Launch, held: Held, endWatch: () => Promise<void>): () => Promise<void> {
  const begin = (): void => {
    if (!held.owned) return;
    announceStop(home, held.server.pid);
    signalTo(held.server.pid, 'SIGINT');
  };
  // A hub that dies of an uncaught error has no time left to wait, but the signal gets out.
  process.once('exit', begin);
  const stop = async (): Promise<void> => {
    // One that is just being started again is waited for, and stopped then.
    await endWatch();
    process.off('exit', begin);
    const { pid } = held.server;
    // Its own hub may have been killed a moment ago.
    if (!held.owned && (await isRunning(directory, pid))) held.owned = await takeOver(home, pid);
    if (!held.owned) return;
    announceStop(home, pid);
    await stopPostmaster(pid, async () => !(await isRunning(directory, pid)));
    await disown(home, pid);
  };
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
