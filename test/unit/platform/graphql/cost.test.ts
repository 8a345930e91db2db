import { describe, expect, test } from 'vitest';
import { buildSchema, parse } from 'graphql';
import { costReckoner, tooExpensive } from '../../../../src/platform/graphql/cost.js';

const schema = buildSchema(`
  type Query { items(first: Int): [Item!] nodes(ids: [ID!]!): [Item] one(n: Int! = 3): Item }
  type Item { id: ID! name: String parts(first: Int): [Item!] }`);
const reckon = (text: string) => {
  const costOf = costReckoner(schema);
  const document = parse(text);
  return (variables: Record<string, unknown> = {}, operationName: string | null = null) =>
    costOf({ document, operationName, variables });
};

describe('what an operation costs', () => {
  test('goes by the sizes it is asked with, however often', () => {
    const cost = reckon('query ($n: Int, $ids: [ID!]!) { items(first: $n) { id } nodes(ids: $ids) { id name } }');
    for (let n = 0; n < 2; n += 1) {
      expect(cost({ n: 10, ids: ['a'] })).toBe(1 + 10 + 1 + 2);
      expect(cost({ n: 20, ids: ['a', 'b', 'c'] })).toBe(1 + 20 + 1 + 6);
      expect(cost({ n: 20, ids: 'one' })).toBe(1 + 20 + 1 + 2);
    }
  });

  test('[hostile 4] goes by its conditions, whichever came first', () => {
    const cost = reckon(
      'query ($yes: Boolean!) { one { id } ... @include(if: $yes) { items(first: 100) { id name } } }',
    );
    expect([cost({ yes: false }), cost({ yes: true }), cost({ yes: false })]).toEqual([2, 203, 2]);
  });

  test('[hostile 4] is infinite where it cannot be reckoned, and then refused', () => {
    const cost = reckon('query ($n: Int = 1) { one(n: $n) { id } }')({ n: null });
    expect(cost).toBe(Infinity);
    expect(tooExpensive(cost)?.extensions['code']).toBe('COST_LIMIT_EXCEEDED');
  });

  test('is not told of variables that do not fit: whoever executes it says which', () => {
    expect(reckon('query ($n: Int) { items(first: $n) { id } }')({ n: 'many' })).toBeNull();
    expect(reckon('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }')({})).toBeNull();
  });

  test('is that of the operation that is named', () => {
    const cost = reckon('query A { items(first: 1) { id } } query B { items(first: 50) { id } }');
    expect([cost({}, 'A'), cost({}, 'B'), cost({}, 'C'), cost()]).toEqual([2, 51, null, null]);
  });
});
