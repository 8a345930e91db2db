import fc from 'fast-check';
import { GraphQLList, GraphQLNonNull, GraphQLString, type GraphQLField } from 'graphql';
import { expect, test } from 'vitest';
import { cellWriter } from '../../../../src/core/records/cell-json.js';
import { textArray } from '../../../../src/platform/database/row.js';
import { JsonBytes } from '../../../../src/platform/graphql/json-bytes.js';
import { textOf } from '../../../../src/platform/graphql/ready-json.js';

const list = { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) } as unknown as GraphQLField<unknown, unknown>;

/** An element as PostgreSQL writes it in an array. */
const element = (text: string): string =>
  text === '' || /["\\{},\s]/.test(text) || text.toUpperCase() === 'NULL' ? JSON.stringify(text) : text;

test('an array is written as resolvers read it', () => {
  const write = cellWriter('text[]', list);
  const json = new JsonBytes();
  const texts = fc.array(
    fc.constantFrom('FINE', 'NULL', 'null', 'NO', '', 'a,b', '"', '\\', '{}', '古县', '\u0001', 'x y'),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), (elements, hasNull) => {
      const literal = `{${[...elements.map(element), ...(hasNull ? ['NULL'] : [])].join(',')}}`;
      const bytes = Buffer.from(`before ${literal} after`);
      write?.(json, bytes, 7, bytes.length - 6);
      expect(textOf(json.take())).toBe(JSON.stringify(textArray(literal)));
      expect(textArray(literal)).toEqual(elements);
    }),
  );
});
