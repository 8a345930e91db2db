import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a command has written, and how it ended: null if it was ended when it had written enough. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Milliseconds in which a program does what belongs to its last line, such as keeping a cursor. */
const afterwards = 500;

/** A command as it is pasted into a shell in the project's folder; one that never ends is ended when `enough` fits its output. */
export async function inShell(command: string, environment: NodeJS.ProcessEnv, enough?: RegExp): Promise<Said> {
  // A group of its own: what npm and the shell start ends with them.
  const child = spawn('bash', ['-c', command], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { stdout: '', stderr: '' };
  let ending = false;
  const ended = once(child, 'close');
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      if (ending || child.pid === undefined || enough?.test(said.stdout) !== true) return;
      ending = true;
      setTimeout(endGroup, afterwards, child.pid);
    });
  }
  await ended;
  return { code: child.exitCode, ...said };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
