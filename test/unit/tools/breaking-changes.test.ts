import { describe, expect, test } from 'vitest';
import { breakingChanges } from '../../../tools/schema/breaking-changes.js';

const released = `
  type Query { today(on: String): [Count!]! node(id: ID!): Node records(kind: Kind): [Record!]! }
  interface Node { id: ID! }
  type Record implements Node { id: ID! title: String note: String }
  type Count { count: Int! old: Legend @deprecated(reason: "Use count. Goes on 2027-06-30.") }
  type Legend { text: String! }
  enum Kind { LAW OTHER @deprecated(reason: "Of no use.") }
`;
const day = '2027-06-30';
const eve = '2027-06-29';

const after = (from: string, to: string): string => {
  if (!released.includes(from)) throw new Error(`no ${from} in the schema`);
  return released.replace(from, to);
};

describe('the schema breaks nothing', () => {
  test.each([
    ['nothing has changed', released],
    ['a field was added', after('title: String', 'title: String year: Int')],
    ['an optional argument was added', after('on: String', 'on: String, in: String')],
    ['an enum has a value more', after('enum Kind { LAW', 'enum Kind { LAW CASE')],
    ['a result is never null any longer', after('title: String', 'title: String!')],
    ['a description was written', after('type Record', '"A record." type Record')],
  ])('where %s', async (_what, schema) => {
    expect(await breakingChanges(released, schema, eve)).toEqual([]);
  });
});

describe('the schema breaks clients', () => {
  test.each([
    ['a field is gone', after('note: String', ''), /note.*removed/],
    ['a result may be null', after('count: Int!', 'count: Int'), /count.*changed type/],
    ['an argument is new and required', after('on: String', 'on: String, in: String!'), /in: String!/],
    ['an argument is gone', after('(on: String)', ''), /on: String.*removed/],
    ['an enum value is gone', after('LAW ', ''), /LAW.*removed/],
    ['a type no longer implements an interface', after('Record implements Node', 'Record'), /Node/],
    [
      'a value is gone whose deprecation names no day',
      after('OTHER @deprecated(reason: "Of no use.")', ''),
      /OTHER.*removed/,
    ],
  ])('where %s', async (_what, schema, told) => {
    expect(await breakingChanges(released, schema, day)).toEqual([expect.stringMatching(told)]);
  });

  test('where a type is gone that stands behind an interface', async () => {
    const before = `${released} type Note implements Node { id: ID! }`;
    expect(await breakingChanges(before, released, day)).toEqual([expect.stringMatching(/Note.*removed/)]);
  });
});

describe('a deprecated field', () => {
  const without = released.replace(/old: Legend @deprecated\([^)]*\)/, '').replace('type Legend { text: String! }', '');

  test('may go on the day that its deprecation names, with the type that only it led to', async () => {
    expect(await breakingChanges(released, without, day)).toEqual([]);
  });

  test('may not go before', async () => {
    expect(await breakingChanges(released, without, eve)).toEqual([
      expect.stringMatching(/Legend.*removed/),
      expect.stringMatching(/old.*removed/),
    ]);
  });
});
