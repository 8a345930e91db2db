import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { circlesOf, importsUnder } from './circles-of.js';

/** Files of the largest circle of imports, types included: a context and those who declare parts of it know each other. */
const most = 6;
const root = join(import.meta.dirname, '../../..');

test(`no circle of imports, types included, has more than ${most} files`, () => {
  const [largest = []] = circlesOf(importsUnder(join(root, 'src')));
  // The names, so that whoever made it larger sees where.
  expect(largest.length > most ? largest.map((file) => relative(root, file)) : []).toEqual([]);
});

test('circles are found: two of them, apart, the larger one first', () => {
  const imports = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['e']],
    ['e', ['d']],
    ['x', []],
  ]);
  expect(circlesOf(imports).map((circle) => circle.toSorted())).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
});
