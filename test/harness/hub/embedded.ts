import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { z } from 'zod';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../../src/platform/database/embedded/index.js';

/** Everything a test of the embedded server makes, removed together. */
export interface Bench {
  directory(): Promise<string>;
  start(dataDir: string, options?: Omit<EmbeddedPostgresOptions, 'dataDir'>): Promise<EmbeddedPostgres>;
  startInOtherProcess(dataDir: string): Promise<OtherHub>;
  clear(): Promise<void>;
}

/** A process that started a server and waits: SIGKILL leaves the server alone, SIGUSR2 makes it throw. */
export interface OtherHub {
  readonly url: string;
  readonly pid: number;
  readonly process: ChildProcess;
}

export function openBench(): Bench {
  const stops: (() => Promise<unknown>)[] = [];
  const directories: string[] = [];
  return {
    directory: async () => {
      const path = await mkdtemp(join(tmpdir(), 'liandong-embedded-'));
      directories.push(path);
      await chmod(path, 0o755);
      return path;
    },
    start: async (dataDir, options = {}) => {
      const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
      // A cluster that had to go elsewhere is not below the test's directory.
      directories.push(dirname(server.dataDir));
      stops.push(() => server.stop());
      return server;
    },
    startInOtherProcess: async (dataDir) => {
      const hub = await startInOtherProcess(dataDir);
      stops.push(async () => void hub.process.kill('SIGKILL'));
      return hub;
    },
    clear: async () => {
      for (const stop of stops.splice(0).toReversed()) await stop();
      for (const path of directories.splice(0)) await rm(path, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // a server that is killed under a statement; the statement fails too
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
}

const EMBEDDED = new URL('../../../src/platform/database/embedded/index.ts', import.meta.url).href;
const script = `
  const { startEmbeddedPostgres } = await import(process.env.EMBEDDED);
  const { url, pid } = await startEmbeddedPostgres({ dataDir: process.env.DATA_DIR, durable: false });
  process.once('SIGUSR2', () => { throw new Error('a crash'); });
  console.log(JSON.stringify({ url, pid }));
  setInterval(() => undefined, 1000);
`;

async function startInOtherProcess(dataDir: string): Promise<OtherHub> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, DATA_DIR: dataDir, EMBEDDED },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line]: unknown[] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  const told = z.object({ url: z.string(), pid: z.number() }).parse(JSON.parse(String(line)));
  return { ...told, process: child };
}
