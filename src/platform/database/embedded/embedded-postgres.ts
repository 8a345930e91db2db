import { readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountForServer } from './account.js';
import { adoptPostmaster } from './adopt.js';
import { provideBinaries } from './binaries.js';
import { database, openCluster, owner } from './cluster.js';
import { findHome } from './home.js';
import { launch } from './launch.js';
import { readPostmaster, signalTo, stopPostmaster } from './postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made if missing. A directory of its own, for nothing else. */
  readonly dataDir: string;
  /** False gives up safety for speed (no fsync); for tests only. */
  readonly durable?: boolean;
  /** Milliseconds until the server must take connections, recovery after a crash included; 60,000 if not given. */
  readonly startTimeout?: number;
}

export interface EmbeddedPostgres {
  /** Connection URL of the database's owner, a superuser: loopback, with the generated password. */
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
 * Starts the PostgreSQL that comes with the hub, or takes over the one that runs on this data directory. It listens on a free
 * loopback port only. Throws with the path of the server's log when it does not start; nothing is left running then.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, startTimeout = 60_000 } = options;
  const account = accountForServer();
  const home = await realpath(await findHome(resolve(options.dataDir), account));
  const binaries = await provideBinaries(home, account);
  const { directory, password } = await openCluster({ home, binaries, account, durable });
  const logFile = join(home, 'postgres.log');
  const urlOf = (port: number): string => `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`;

  const found = await adoptPostmaster(directory, urlOf);
  const server = found ?? (await launch({ directory, binaries, account, durable, logFile, timeout: startTimeout }));
  const release = await takeOwnership(join(home, 'owner.pid'));
  const ended = async (): Promise<boolean> => {
    const now = await readPostmaster(directory);
    return now?.pid !== server.pid || !signalTo(server.pid, 0);
  };
  // A hub that dies of an uncaught error has no time left to wait, but the signal gets out.
  const lastMoment = (): void => void signalTo(server.pid, 'SIGINT');
  if (release) process.once('exit', lastMoment);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (!release) return;
    process.off('exit', lastMoment);
    await stopPostmaster(server.pid, ended);
    await release();
  };
  return {
    url: urlOf(server.port),
    dataDir: directory,
    logFile,
    pid: server.pid,
    adopted: found !== undefined,
    stop: () => (stopped ??= stop()),
  };
}

/**
 * Who stops the server: the process that started it, as long as it lives. A command line tool that joins a running hub's
 * database must leave it running; a hub that comes after a killed one takes its place.
 */
async function takeOwnership(file: string): Promise<(() => Promise<void>) | undefined> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 1 && holder !== process.pid && signalTo(holder, 0)) return undefined;
  await writeFile(file, `${process.pid}\n`);
  return () => rm(file, { force: true });
}
