import { describe, expect, test } from 'vitest';
import { getIntrospectionQuery, parse } from 'graphql';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expansionOf, rootNames } from '../../../../src/platform/graphql/expansion.js';
import { expansionFaults } from '../../../../src/platform/graphql/limits.js';

const measure = (text: string) => expansionOf(parse(text), { types: 10 }, 2000);
const chain = (levels: number): string =>
  `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Q { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F${levels} on Q { a }`;

describe('what a document comes to', () => {
  test('counts fields wherever their fragment is spread, in nested ones too', () => {
    expect(measure('{ a { ...F } b { ...F ...F } } fragment F on T { x ... on U { y { z } } }')).toMatchObject({
      fields: 11,
      rootFields: 2,
      depth: 3,
    });
  });

  test('[hostile 3] is told in an instant for a thousand million fields', () => {
    const started = process.threadCpuUsage();
    expect(measure(chain(30)).fields).toBe(2 ** 30);
    const { user } = process.threadCpuUsage(started);
    expect(user / 1000).toBeLessThan(50);
  });

  test('looks at fragments that nobody spreads', () => expect(measure('{ a } fragment F on T { b c }').fields).toBe(3));

  test('counts pairs of one name at one place, below merged fields as well', () => {
    expect(measure('{ a a a b }').pairs).toBe(3);
    expect(measure('{ a { x } a { x } ...F } fragment F on Q { a { x y } }').pairs).toBe(6);
    expect(measure('{ a: x b: x }').pairs).toBe(0);
  });

  test('counts the lists of introspection by their length, and fields beside it not', () => {
    expect(measure('{ __schema { types { name } } types { name } }').introspection).toBe(12);
  });
});

test('the names of root fields are found through fragments, in circles too', () => {
  expect([
    ...rootNames(parse('{ a ...F } fragment F on Q { b ...G } fragment G on Q { ...F __schema { types { x } } }')),
  ]).toEqual(['a', 'b', '__schema']);
});

describe('within the bounds are', () => {
  test('the introspection queries of tools', () => {
    expect(expansionFaults(parse(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })))).toEqual([]);
  });

  test('all examples', async () => {
    const root = fileURLToPath(new URL('../../../../examples', import.meta.url));
    const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.graphql'));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const faults = expansionFaults(parse(await readFile(`${root}/${file}`, 'utf8')));
      expect([file, faults.map(({ message }) => message)]).toEqual([file, []]);
    }
  });
});
