import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import { chooseAddress, type Address } from './address.js';
import type { Binaries } from './binaries.js';
import { disown, own } from './ownership.js';
import { clusterName, readPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { serverEnvironment } from './run-program.js';
import { serverSettings } from './settings.js';

export interface Launch {
  readonly home: string;
  readonly directory: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly durable: boolean;
  readonly logFile: string;
  /** Where it is to listen; chosen if not given. Whoever uses a server that is started again knows its address already. */
  readonly address?: Address;
  /** Milliseconds; recovery after a crash counts. */
  readonly timeout: number;
}

const biggestLog = 10_000_000;

/** Port taken by another process meanwhile; backends of a killed postmaster still hold shared memory. */
const passing = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/;
const noSocket = /could not create any Unix-domain sockets/;
const taken = /lock file ".*" already exists/;

/**
 * Starts the server and waits until it takes connections; what hinders it for a moment only is waited for. Gives `undefined`
 * if another process has started a server on this cluster meanwhile.
 */
export async function launch(options: Launch): Promise<Postmaster | undefined> {
  const { logFile } = options;
  const deadline = Date.now() + options.timeout;
  if ((await logSize(logFile)) > biggestLog) await rename(logFile, `${logFile}.1`);
  for (let socket = true; ;) {
    const logFrom = await logSize(logFile);
    const started = await attempt(options, socket, deadline);
    if (started) return started;
    const said = (await readFile(logFile)).subarray(logFrom).toString().trim();
    if (taken.test(said)) return undefined;
    // Some file systems (shared folders of containers) have no sockets.
    if (socket && !options.address && noSocket.test(said)) socket = false;
    else if (!passing.test(said) || Date.now() + 250 > deadline) {
      throw new Error(`PostgreSQL did not start (see ${logFile}): ${said.slice(-600)}`);
    }
    await sleep(250);
  }
}

async function attempt(options: Launch, socket: boolean, deadline: number): Promise<Postmaster | undefined> {
  const child = await spawnServer(options, socket);
  const pid = child.pid ?? 0;
  const ended = async (): Promise<boolean> => child.exitCode !== null || child.signalCode !== null;
  const lastMoment = (): void => void child.kill('SIGINT');
  process.once('exit', lastMoment);
  try {
    await own(options.home, pid);
    while (!(await ended())) {
      const written = await readPostmaster(options.directory);
      if (written?.pid === pid && written.ready) {
        child.unref();
        return written;
      }
      if (Date.now() > deadline) {
        throw new Error(`PostgreSQL was not ready within ${options.timeout} ms (see ${options.logFile})`);
      }
      await sleep(10);
    }
  } catch (error) {
    await stopPostmaster(pid, ended);
    throw error;
  } finally {
    process.off('exit', lastMoment);
  }
  await disown(options.home, pid);
  return undefined;
}

/** Detached: a Ctrl-C on the terminal must reach the hub alone, which ends its work before it stops the database. */
async function spawnServer(options: Launch, socket: boolean): Promise<ChildProcess> {
  const { home, directory, binaries, account, durable, logFile } = options;
  const address = options.address ?? (await chooseAddress(home, socket));
  const settings = serverSettings({ name: clusterName(directory), address, durable });
  const log = await open(logFile, 'a', 0o600);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(binaries.postgres, ['-D', directory, ...settings], {
        ...account,
        cwd: '/',
        env: serverEnvironment,
        stdio: ['ignore', log.fd, log.fd],
        detached: true,
      });
      child.once('error', (cause) => reject(new Error(`PostgreSQL could not be run: ${cause.message}`, { cause })));
      child.once('spawn', () => resolve(child));
    });
  } finally {
    await log.close();
  }
}

async function logSize(logFile: string): Promise<number> {
  return stat(logFile).then(
    ({ size }) => size,
    () => 0,
  );
}
