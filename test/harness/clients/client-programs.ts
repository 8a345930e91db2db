import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../../examples/clients/', import.meta.url));

/** A program of `examples/clients`: what it needs on the machine, and how it is started once it has been made in a directory. */
export interface ClientProgram {
  readonly language: string;
  readonly file: string;
  readonly needs: readonly string[];
  /** What makes a program of it, where starting it from its source would start another one that is not killed with it, or take seconds. */
  readonly make?: (directory: string) => readonly [string, ...string[]];
  readonly start: (directory: string) => readonly [string, ...string[]];
}

export const clientPrograms: readonly ClientProgram[] = [
  { language: 'Python', file: 'hub.py', needs: ['python3'], start: () => ['python3', `${folder}hub.py`] },
  {
    language: 'Java',
    file: 'Hub.java',
    needs: ['java', 'javac'],
    make: (directory) => ['javac', '-d', directory, `${folder}Hub.java`],
    start: (directory) => ['java', '-cp', directory, 'Hub'],
  },
  {
    language: 'Go',
    file: 'hub.go',
    needs: ['go'],
    make: (directory) => ['go', 'build', '-o', join(directory, 'hub'), `${folder}hub.go`],
    start: (directory) => [join(directory, 'hub')],
  },
  { language: 'PHP', file: 'hub.php', needs: ['php'], start: () => ['php', `${folder}hub.php`] },
  { language: 'Ruby', file: 'hub.rb', needs: ['ruby'], start: () => ['ruby', `${folder}hub.rb`] },
  { language: 'sh', file: 'hub.sh', needs: ['sh', 'curl', 'flock'], start: () => ['sh', `${folder}hub.sh`] },
];

/** What of it this machine does not have. */
export function missingFor({ needs }: ClientProgram): string[] {
  return needs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
}

/** What a change is in the file of changes that a program keeps. */
interface KeptChange {
  readonly id: string;
  readonly data: { readonly subject: { readonly title?: string } | null };
}

/** A directory in which a program keeps what it follows, and its token. */
export interface ClientPlace {
  readonly directory: string;
  setToken(token: string): Promise<void>;
  /** Starts `publish` or `follow`. */
  start(word: 'publish' | 'follow', path: string): Promise<RunningClient>;
  /** What is in a file of lines of JSON so far, whole lines only; nothing where there is none. */
  lines<Line = KeptChange>(name: string): Promise<Line[]>;
  /** The cursor that it would go on from; empty without one. */
  cursor(): Promise<string>;
  close(): Promise<void>;
}

export interface RunningClient {
  readonly child: ChildProcess;
  /** What it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Its exit code, once it has ended by itself. */
  ended: Promise<number | null>;
}

export async function openClientPlace(program: ClientProgram, hubUrl: string): Promise<ClientPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-client-'));
  const tokenFile = join(directory, 'token');
  if (program.make) {
    const [command, ...parameters] = program.make(directory);
    await promisify(execFile)(command, parameters, {
      env: { ...process.env, GOCACHE: join(tmpdir(), 'liandong-gocache') },
    });
  }
  const running = new Set<RunningClient>();
  const read = (name: string) => readFile(join(directory, name), 'utf8').catch(() => '');
  return {
    directory,
    setToken: (token) => writeFile(tokenFile, `${token}\n`),
    async start(word, path) {
      const [command, ...parameters] = program.start(directory);
      const child = spawn(command, [...parameters, word, path], {
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', HUB_URL: hubUrl, HUB_TOKEN_FILE: tokenFile },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
      }
      // Not its exit: what it has said may still be on its way.
      const ended = once(child, 'close').then(([code]) => code as number | null);
      const client: RunningClient = {
        child,
        stdout: () => said.stdout,
        stderr: () => said.stderr,
        ended,
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
      running.add(client);
      return client;
    },
    async lines<Line>(name: string) {
      const text = await read(name);
      const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
      return whole.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
    },
    cursor: async () => (await read('state')).split('\n')[0] ?? '',
    async close() {
      for (const client of running) await client.kill();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
