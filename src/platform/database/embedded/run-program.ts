import { spawn } from 'node:child_process';
import type { Account } from './account.js';

interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly account: Account | undefined;
  /** Text for standard input. */
  readonly input?: string;
  /** Milliseconds; the program is killed after that. */
  readonly timeout: number;
}

/**
 * What the server's programs see of our environment: nothing but a PATH. LC_ALL=C because initdb refuses a locale that the
 * machine lacks, and because PostgreSQL on macOS becomes multithreaded when it has to look one up.
 */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/** Runs one of the server's programs to its end; throws with the last of what it said when it fails or takes too long. */
export async function runProgram({ path, args, account, input = '', timeout }: Program): Promise<string> {
  const child = spawn(path, args, { ...account, cwd: '/', env: serverEnvironment });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  child.stdin.on('error', () => undefined); // it ended without reading; its exit code says why
  child.stdin.end(input);
  // Not spawn's own `timeout`: its timer keeps the process alive when the program could not be started at all.
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
  return new Promise<string>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`${path} could not be run: ${cause.message}`, { cause })));
    child.once('close', (code, signal) => {
      const output = said.join('');
      if (code === 0) resolve(output);
      else reject(new Error(`${path} ended with ${signal ?? `code ${code}`}: ${output.slice(-2000).trim()}`));
    });
  }).finally(() => clearTimeout(timer));
}
