import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Address } from './address.js';

/** What `postmaster.pid` says of a server: PostgreSQL writes the file when it starts and deletes it when it has stopped. */
export interface Postmaster {
  readonly pid: number;
  /** Its host is empty as long as a server that starts does not listen. */
  readonly address: Address;
  readonly ready: boolean;
}

export const pidFile = (directory: string): string => join(directory, 'postmaster.pid');

/** The file's lines are: pid, data directory, start time, port, socket directory, listen address, shared memory, status. */
export async function readPostmaster(directory: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(directory), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const address = { host: lines[4] || (lines[5] ?? ''), port: Number(lines[3]) };
  return { pid, address, ready: lines[7] === 'ready' };
}

/** The name by which a cluster's processes are told from those of other clusters on the machine. */
export function clusterName(directory: string): string {
  return `liandong-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
}

/**
 * The living processes of a cluster, backends that outlived their postmaster too: PostgreSQL puts the cluster's name into the
 * title of each, and the postmaster carries it on its command line.
 */
export async function clusterProcesses(directory: string): Promise<number[]> {
  const name = clusterName(directory);
  const commands = process.platform === 'linux' ? await commandsOfProc() : await commandsOfPs();
  return commands.filter(({ command }) => isServer(command, name)).map(({ pid }) => pid);
}

/** Whether the process is alive and one of this cluster's; a zombie that nobody waits for is not. */
export async function isRunning(directory: string, pid: number): Promise<boolean> {
  if (!signalTo(pid, 0)) return false;
  return isServer(await commandOf(pid), clusterName(directory));
}

interface Command {
  readonly pid: number;
  readonly command: string;
}

function isServer(command: string, name: string): boolean {
  return (
    command.startsWith(`postgres: ${name}:`) ||
    (/^\S*postgres /.test(command) && command.includes(`cluster_name=${name}`))
  );
}

async function commandsOfProc(): Promise<Command[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  return Promise.all(pids.map(async (pid) => ({ pid, command: await commandInProc(pid) })));
}

/** The command line of one process: no list of all is read, for this is asked twice a second. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return commandInProc(pid);
  // ps ends with code 1 when there is no such process.
  const told = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }));
  return told.stdout.trim();
}

/** A process may end while it is read; a zombie's command line is empty. */
async function commandInProc(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return text.replaceAll('\0', ' ');
}

async function commandsOfPs(): Promise<Command[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,command='], { maxBuffer: 16_777_216 });
  return stdout.split('\n').map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command };
  });
}

/**
 * Stops a server: fast (sessions are ended, all is written), then at once (recovery at the next start), then by force.
 * `ended` tells whether it is gone.
 */
export async function stopPostmaster(pid: number, ended: () => Promise<boolean>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (!signalTo(pid, signal)) return;
    if (await until(ended, patience)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) did not stop`);
}

/** Sends a signal; false when there is no such process. */
export function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Waits for a condition, looking every 20 ms; false when it does not come about within so many milliseconds. */
export async function until(condition: () => Promise<boolean>, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 20) {
    if (await condition()) return true;
    await sleep(20);
  }
  return condition();
}
