import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { eventually } from '../time/eventually.js';
import { programPath } from './program-path.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The hub and its command line as processes of their own, as a user has them. */
export interface HubHome {
  readonly url: string;
  readonly directory: string;
  /** Starts the hub; resolves when it is ready. */
  startHub(environment?: NodeJS.ProcessEnv): Promise<ChildProcess>;
  /** Starts the hub and does not wait for it. */
  spawnHub(environment?: NodeJS.ProcessEnv): ChildProcess;
  /** Starts `hub …`. */
  startCommand(...parameters: readonly string[]): ChildProcess;
  /** Runs `hub …` to its end. */
  command(...parameters: readonly string[]): Promise<Ended>;
  /** The same with more in its environment; what is undefined there is not in it. */
  commandWith(environment: NodeJS.ProcessEnv, ...parameters: readonly string[]): Promise<Ended>;
  /** Starts it so. */
  startCommandWith(environment: NodeJS.ProcessEnv, ...parameters: readonly string[]): ChildProcess;
  /** The same with something on its standard input. */
  commandOn(input: string | Uint8Array, ...parameters: readonly string[]): Promise<Ended>;
  /** Kills what still runs and removes the directory. */
  clear(): Promise<void>;
}

export async function openHubHome(databaseUrl: string): Promise<HubHome> {
  const [hub, commandLine] = await Promise.all([programPath('src/app/main.js'), programPath('src/app/cli/main.js')]);
  const directory = await mkdtemp(join(tmpdir(), 'liandong-home-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const children = new Set<ChildProcess>();

  const start = (
    program: string,
    parameters: readonly string[],
    environment: NodeJS.ProcessEnv,
    stdin: 'ignore' | 'pipe' = 'ignore',
  ): ChildProcess => {
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        DATA_DIR: directory,
        PORT: String(port),
        HOST: '127.0.0.1',
        ...environment,
      },
      stdio: [stdin, 'pipe', 'pipe'],
    });
    children.add(child);
    // From the first moment: node drops what nobody reads when a process ends.
    void outputOf(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const startCommand = (...parameters: readonly string[]): ChildProcess => start(commandLine, parameters, {});

  const spawnHub = (environment: NodeJS.ProcessEnv = {}): ChildProcess =>
    start(hub, [], { DEMO: 'off', ...environment });

  return {
    url,
    directory,
    spawnHub,
    async startHub(environment = {}) {
      const child = spawnHub(environment);
      await untilReady(child, url);
      return child;
    },
    startCommand,
    command: (...parameters) => outputOf(startCommand(...parameters)),
    commandWith: (environment, ...parameters) => outputOf(start(commandLine, parameters, environment)),
    startCommandWith: (environment, ...parameters) => start(commandLine, parameters, environment),
    commandOn(input, ...parameters) {
      const child = start(commandLine, parameters, {}, 'pipe');
      child.stdin?.end(input);
      return outputOf(child);
    },
    async clear() {
      for (const child of children) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until a hub answers that it is ready.
 * @throws Error with what it said when it ends before
 */
export async function untilReady(hub: ChildProcess, url: string): Promise<void> {
  const said = outputOf(hub);
  await eventually(async () => {
    if (hub.exitCode !== null || hub.signalCode !== null) {
      const { stdout, stderr } = await said;
      throw new Error(`the hub ended (${hub.exitCode ?? hub.signalCode}): ${stdout} ${stderr}`);
    }
    return isReady(url);
  }, 60_000);
}

const outputs = new WeakMap<ChildProcess, Promise<Ended>>();

/** What a program writes until it ends: read once, for whoever asks. */
export function outputOf(child: ChildProcess): Promise<Ended> {
  const output = outputs.get(child) ?? readOutput(child);
  outputs.set(child, output);
  return output;
}

async function readOutput(child: ChildProcess): Promise<Ended> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the program has no pipes');
  const [out, err] = await Promise.all([
    text(stdout),
    text(stderr),
    child.exitCode === null ? once(child, 'close') : null,
  ]);
  return { code: child.exitCode, stdout: out, stderr: err };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A loopback port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
