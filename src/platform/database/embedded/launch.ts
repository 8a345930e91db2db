import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { freePort } from './free-port.js';
import { clusterName, readPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { serverEnvironment } from './run-program.js';
import { serverSettings } from './settings.js';

interface Launch {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly durable: boolean;
  readonly logFile: string;
  /** Milliseconds; recovery after a crash counts. */
  readonly timeout: number;
}

const biggestLog = 10_000_000;

/**
 * Starts the server on a free port and waits until it takes connections. What ends by itself is tried again until the time is
 * up, because two causes pass: another process took the port, or backends of a killed postmaster still hold shared memory.
 */
export async function launch(options: Launch): Promise<Postmaster> {
  const deadline = Date.now() + options.timeout;
  for (let attempt = 1; ; attempt += 1) {
    const logFrom = await logSize(options.logFile);
    const started = await attemptLaunch(options, deadline);
    if (started) return started;
    const said = (await readFile(options.logFile, 'utf8').catch(() => '')).slice(logFrom).trim();
    const passing = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/.test(said);
    if (!passing || Date.now() + 250 > deadline) {
      throw new Error(`PostgreSQL did not start (see ${options.logFile}): ${said.slice(-600)}`);
    }
    await sleep(Math.min(100 * attempt, 500));
  }
}

async function attemptLaunch(options: Launch, deadline: number): Promise<Postmaster | undefined> {
  const child = await spawnServer(options);
  const pid = child.pid ?? 0;
  const ended = async (): Promise<boolean> => child.exitCode !== null || child.signalCode !== null;
  while (!(await ended())) {
    const written = await readPostmaster(options.directory);
    if (written?.pid === pid && written.ready) {
      child.unref();
      return written;
    }
    if (Date.now() > deadline) {
      await stopPostmaster(pid, ended);
      throw new Error(`PostgreSQL was not ready within ${options.timeout} ms (see ${options.logFile})`);
    }
    await sleep(10);
  }
  return undefined;
}

/** Detached: a Ctrl-C on the terminal must reach the hub alone, which ends its work before it stops the database. */
async function spawnServer({ directory, binaries, account, durable, logFile }: Launch): Promise<ChildProcess> {
  if ((await logSize(logFile)) > biggestLog) await rename(logFile, `${logFile}.1`);
  const settings = serverSettings({ name: clusterName(directory), port: await freePort(), durable });
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
