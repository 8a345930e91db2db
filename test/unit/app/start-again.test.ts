import { describe, expect, test } from 'vitest';
import { startAgain } from '../../../src/app/start-again.js';
import { openLog } from '../../../src/platform/log/index.js';

/** A start that fails with these errors, one after the other, before it does. */
function failingWith(...errors: readonly Error[]): {
  readonly begun: () => number;
  readonly start: () => Promise<string>;
} {
  let begun = 0;
  const start = async (): Promise<string> => {
    const error = errors[begun];
    begun += 1;
    if (error) throw error;
    return 'running';
  };
  return { begun: () => begun, start };
}

const lost = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
const given = { log: openLog('silent'), signal: new AbortController().signal };

describe('[hostile 11] [F two hubs on one data directory] a start that the embedded database leaves', () => {
  test.each([
    ['while it writes', lost('EPIPE', 'write')],
    ['while it reads', lost('ECONNRESET', 'read')],
    ['before it connects', lost('ECONNREFUSED', 'connect')],
    ['before its socket is there', lost('ENOENT', 'connect')],
    ['which MikroORM tells', new Error('driver', { cause: lost('EPIPE', 'write') })],
  ])('%s begins again', async (_when, error) => {
    const { begun, start } = failingWith(error);
    expect(await startAgain(start, given)).toBe('running');
    expect(begun()).toBe(2);
  });

  test('ends with what is no fault of the database, at once', async () => {
    const { begun, start } = failingWith(new Error('wrong'));
    await expect(startAgain(start, given)).rejects.toThrow('wrong');
    expect(begun()).toBe(1);
  });

  test('ends when the hub is told to end', async () => {
    const { start } = failingWith(lost('EPIPE', 'write'));
    await expect(startAgain(start, { ...given, signal: AbortSignal.abort() })).rejects.toThrow('EPIPE');
  });
});
