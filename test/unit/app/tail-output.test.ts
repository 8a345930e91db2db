import { appendFile, mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOutput } from '../../../src/app/cli/tail-output.js';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liandong-tail-'));
  file = join(directory, 'changes.jsonl');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const lineOf = (cursor: string, length = 0): string => `${JSON.stringify({ cursor, text: '字'.repeat(length) })}\n`;

describe('[hostile A.3.4] the file that tail appends to', () => {
  test('goes on at its last line when it is bigger than any string, at once and in little memory', async () => {
    const handle = await open(file, 'w');
    await handle.close();
    // Sparse: more than the 512 MB that a string may have, and no room on the disk.
    await truncate(file, 700_000_000);
    await appendFile(file, `\n${lineOf('before')}${lineOf('last', 40_000)}{"cursor":"half`);
    const before = process.memoryUsage().arrayBuffers;
    const began = performance.now();
    const output = fileOutput(file);
    expect(output.cursor).toBe('last');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    output.keep(lineOf('next').trimEnd(), 'next');
    const size = 700_000_001 + Buffer.byteLength(lineOf('before') + lineOf('last', 40_000) + lineOf('next'));
    expect((await stat(file)).size).toBe(size);
    expect(fileOutput(file).cursor).toBe('next');
  });

  test.each([
    ['nothing', '', null, ''],
    ['half a line alone', '{"cursor":"a"', null, ''],
    ['one line', lineOf('a'), 'a', lineOf('a')],
    ['one line and half of another', `${lineOf('a')}{"cu`, 'a', lineOf('a')],
    ['a line as long as a block', `${lineOf('a')}${lineOf('b', 21_835)}`, 'b', `${lineOf('a')}${lineOf('b', 21_835)}`],
    [
      'a line longer than several blocks',
      `${lineOf('a')}${lineOf('b', 90_000)}x`,
      'b',
      `${lineOf('a')}${lineOf('b', 90_000)}`,
    ],
    ['a first line longer than several blocks', lineOf('a', 90_000), 'a', lineOf('a', 90_000)],
  ])('holds %s: the last whole line counts, the rest is cut off', async (_what, content, cursor, left) => {
    await appendFile(file, content);
    expect(fileOutput(file).cursor).toBe(cursor);
    expect(await readFile(file, 'utf8')).toBe(left);
  });

  test('that is not its own is refused as it is', async () => {
    await appendFile(file, 'something else\nwithout an end');
    expect(() => fileOutput(file)).toThrow('状态文件中没有游标');
    expect(await readFile(file, 'utf8')).toBe('something else\nwithout an end');
  });
});
