import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
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
  const file = openSync(path, 'a+', 0o600);
  const { whole, last } = lastLine(file);
  // A file that is something else is left as it is.
  const cursor = last === '' ? null : cursorIn(last);
  ftruncateSync(file, whole);
  return {
    cursor,
    keep(line) {
      if (line === null) return;
      writeAll(file, `${line}\n`);
      fdatasyncSync(file);
    },
  };
}

/** Bytes read at a time; a change takes a few kilobytes. */
const block = 65_536;
const lineEnd = 0x0a;

/** The last whole line, and up to which byte lines are whole: read from the end, for such a file grows beyond any memory. */
function lastLine(file: number): { readonly whole: number; readonly last: string } {
  let tail = Buffer.alloc(0);
  for (let from = fstatSync(file).size; ;) {
    const end = tail.lastIndexOf(lineEnd);
    // A line that has another before it in what was read is there from its beginning.
    const begin = end < 1 ? -1 : tail.lastIndexOf(lineEnd, end - 1);
    if (begin >= 0 || from === 0) {
      return { whole: from + end + 1, last: tail.subarray(begin + 1, Math.max(end, 0)).toString('utf8') };
    }
    const start = Math.max(0, from - block);
    const read = Buffer.alloc(from - start);
    readSync(file, read, 0, read.length, start);
    tail = Buffer.concat([read, tail]);
    from = start;
  }
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
