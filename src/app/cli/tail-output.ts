import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';

/** Where lines go, and from which cursor to go on after a restart. */
export interface TailOutput {
  /** Null: nothing was kept so far. */
  readonly cursor: string | null;
  /** Keeps the line, then its cursor; a null line moves the cursor alone. Returns when both are kept. */
  keep(line: string | null, cursor: string): void;
}

const kept = z.object({ cursor: z.string().min(1) });

/**
 * Lines to standard output. With a state file the cursor is on the disk before the next change is taken: whoever is killed
 * between a line and its cursor prints that one line again, with the same cursor in it. Only `fileOutput` can exclude that.
 */
export function streamOutput(stateFile: string | null): TailOutput {
  const cursor = stateFile !== null && existsSync(stateFile) ? cursorIn(readFileSync(stateFile, 'utf8')) : null;
  return {
    cursor,
    keep(line, next) {
      if (line !== null) writeAll(1, `${line}\n`);
      if (stateFile === null) return;
      const fresh = `${stateFile}.new`;
      const file = openSync(fresh, 'w', 0o600);
      writeAll(file, `${JSON.stringify({ cursor: next })}\n`);
      fsyncSync(file);
      closeSync(file);
      renameSync(fresh, stateFile);
    },
  };
}

/**
 * JSON lines appended to a file that is its own state: the last whole line says where to go on, so that a kill at any moment
 * neither loses nor repeats one. Half a line at its end is cut off.
 */
export function fileOutput(path: string): TailOutput {
  const before = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const whole = before.subarray(0, before.lastIndexOf('\n') + 1);
  const file = openSync(path, 'a', 0o600);
  ftruncateSync(file, whole.length);
  const last = whole.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
  return {
    cursor: last === '' ? null : cursorIn(last),
    keep(line) {
      if (line === null) return;
      writeAll(file, `${line}\n`);
      fdatasyncSync(file);
    },
  };
}

function cursorIn(text: string): string {
  try {
    return kept.parse(JSON.parse(text)).cursor;
  } catch {
    throw new Error('状态文件中没有游标：请删除后重新开始 (no cursor in the state file)');
  }
}

/** A pipe may be full, and takes what fits. */
function writeAll(file: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
