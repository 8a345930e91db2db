import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What fails where nobody hears it ends the process. Two ways to write such a thing that no check of the compiler or the linter sees. */
const root = join(import.meta.dirname, '../../../src');

async function filesWith(is: (text: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('**/*.ts', { cwd: root })) {
    if (is(await readFile(join(root, file), 'utf8'))) found.push(file);
  }
  return found;
}

/** `Promise<readonly Promise<Row>[]>`, over several lines too, and not `(work: () => Promise<Row>) => Promise<Row>`. */
const promiseOfPromises = /Promise<(?:[^<>=;]|<[^<>=;]*>)*\bPromise</;

test('nothing promises promises: one of them may be rejected before the others are there, and nobody has it yet', async () => {
  expect(promiseOfPromises.test('(tasks: Task[]) => Promise<readonly Promise<Answer>[]>')).toBe(true);
  expect(promiseOfPromises.test('Promise<readonly (readonly [Writing, Promise<boolean>])[]>')).toBe(true);
  expect(promiseOfPromises.test('(work: () => Promise<Row>, most: number) => Promise<Row>')).toBe(false);
  expect(await filesWith((text) => promiseOfPromises.test(text))).toEqual([]);
});

test('every connection has somebody who hears that it is lost, in a pool also while it is lent', async () => {
  expect(await filesWith((text) => text.includes('new Client(') && !text.includes(".on('error'"))).toEqual([]);
  expect(await filesWith((text) => text.includes('new Pool(') && !text.includes(".on('connect'"))).toEqual([]);
});
