import { describe, expect, test } from 'vitest';
import { $, join, literal, nothing, queryOf, raw, sql } from '../../../../src/platform/database/sql.js';

describe('a statement', () => {
  test('is its text with its parameters numbered in the order in which they stand', () => {
    const condition = sql`title = ${$('a', 'text')}`;
    expect(queryOf(sql`SELECT 1 FROM t WHERE ${condition} AND id = ${$(7, 'int')}`)).toEqual({
      text: 'SELECT 1 FROM t WHERE title = $1::text AND id = $2::int',
      values: ['a', 7],
    });
  });

  test('sends a parameter once that stands at several places', () => {
    const key = $(7, 'int');
    expect(queryOf(sql`SELECT ${key} WHERE id = ${key} OR id = ${$(7, 'int')}`)).toEqual({
      text: 'SELECT $1::int WHERE id = $1::int OR id = $2::int',
      values: [7, 7],
    });
  });

  test('is put together of parts, one after another', () => {
    expect(queryOf(join([sql`a = ${$(1, 'int')}`, sql`b`, raw('c')], ' AND '))).toEqual({
      text: 'a = $1::int AND b AND c',
      values: [1],
    });
    expect(queryOf(join([$(1, 'int'), $(2, 'int')])).text).toBe('$1::int, $2::int');
    expect(queryOf(sql`x${join([])}${nothing}`).text).toBe('x');
  });

  test('holds constants in its text, quoted', () => {
    expect(queryOf(sql`a = ${literal("it's")} LIMIT ${literal(21)}`)).toEqual({
      text: "a = 'it''s' LIMIT 21",
      values: [],
    });
  });

  test('gives what is missing as NULL', () => {
    expect(queryOf(sql`${$(undefined, 'text')}`).values).toEqual([null]);
  });

  test('has the same text for other values, so that one plan serves both', () => {
    const of = (value: string) => queryOf(sql`SELECT ${$(value, 'text')}`).text;
    expect(of('a')).toBe(of('b; DROP TABLE t'));
  });

  test('takes no plain text', () => {
    // @ts-expect-error -- what may come from outside is a parameter
    expect(() => queryOf(sql`SELECT ${'a'}`)).toThrow(TypeError);
  });
});
