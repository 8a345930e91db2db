import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { rfc3339 } from '../../../../src/platform/database/row.js';
import { cursorKey, keysetCursors, type KeysetCursors } from '../../../../src/platform/graphql/keyset-cursor.js';

const key = cursorKey('secret');
const list = keysetCursors('one list', { at: 'timestamptz', key: 'int' });

/** What a list says to a cursor: the place it stands for, or what it says of the argument. */
function opened<Place>(cursor: string, of: KeysetCursors<Place>, under = key): unknown {
  try {
    return of.place(under, 'after', cursor);
  } catch (error) {
    return error instanceof GraphQLError ? { message: error.message, ...error.extensions } : error;
  }
}

const invalid = { message: expect.stringContaining(' after '), code: 'CURSOR_INVALID', http: { status: 400 } };
const place = { at: '2026-11-23T09:00:00.123456+08:00', key: 7 };

describe('[files F9] the cursor of a list', () => {
  test('opens to the place it was made of, whatever a database may hold', () => {
    const types = { text: 'text', uuid: 'uuid', large: 'bigint', small: 'int' } as const;
    const any = keysetCursors('any list', types);
    const places = fc.record({
      text: fc.string({ maxLength: 30, unit: 'grapheme' }),
      uuid: fc.uuid(),
      large: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String),
      small: fc.nat(),
    });
    fc.assert(
      fc.property(places, (made) => {
        expect(opened(any.of(key, made), any)).toEqual(made);
      }),
    );
  });

  test.each([
    '2026-11-23 09:00:00.123456+08',
    '2026-11-23 09:00:00+08',
    '1986-08-01 23:59:59.9+09',
    '1949-10-01 00:00:00+08:00:00',
    '0001-01-01 00:00:00+08:05:43',
    '9999-12-31 23:59:59.999999+08',
  ])('opens to the instant that PostgreSQL writes as %s', (text) => {
    const made = { at: rfc3339(text), key: 0 };
    expect(opened(list.of(key, made), list)).toEqual(made);
  });

  test('is invalid with any bit of it changed', () => {
    const bytes = Buffer.from(list.of(key, place), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect({ bit, told: opened(flipped.toString('base64url'), list) }).toEqual({ bit, told: invalid });
    }
  });

  test('is invalid in another list, and under another key', () => {
    const cursor = list.of(key, place);
    expect(opened(cursor, keysetCursors('another list', { at: 'timestamptz', key: 'int' }))).toEqual(invalid);
    expect(opened(cursor, list, cursorKey('another secret'))).toEqual(invalid);
  });

  test.each([
    '',
    ' ',
    'x',
    'forged',
    'A'.repeat(10_000),
    Buffer.from('2026-02-30T25:61:61+99:99|------------------------------------').toString('base64url'),
    Buffer.from('2026-11-23T09:00:00+08:00|01992f6e-0000-7000-8000-00000000abcd').toString('base64url'),
    `${list.of(key, place)}=`,
    `${list.of(key, place)}AA`,
    list.of(key, place).slice(0, -1),
    '游标',
    '\u0000',
  ])('is invalid when it was made up: %j', (cursor) => expect(opened(cursor, list)).toEqual(invalid));
});

describe('[files F9] a cursor that another version of the list sealed', () => {
  /** A cursor of the same list, sealed by the same key, of whatever it was ordered by then. */
  const sealed = (values: object): string => {
    const types = Object.fromEntries(Object.keys(values).map((property) => [property, 'text' as const]));
    return keysetCursors('one list', types).of(key, values as Record<string, string>);
  };
  const text = (at: unknown, number: unknown): string => sealed({ at, key: number });

  test.each([
    ['fewer values', sealed({ at: place.at })],
    ['more values', sealed({ ...place, more: 1 })],
    ['the values in another order', sealed({ key: place.key, at: place.at })],
    ['a day that there is not', text('2026-02-30T09:00:00+08:00', 7)],
    ['an hour that there is not', text('2026-02-03T25:00:00+08:00', 7)],
    ['an offset that there is not', text('2026-02-03T09:00:00+99:99', 7)],
    ['a second that PostgreSQL tells otherwise', text('2026-02-03T09:00:60+08:00', 7)],
    ['an instant finer than PostgreSQL keeps', text('2026-02-03T09:00:00.1234567+08:00', 7)],
    ['a year of five digits', text('+12026-02-03T09:00:00+08:00', 7)],
    ['a day without an hour', text('2026-02-03', 7)],
    ['an instant in words', text('now', 7)],
    ['a negative key', text(place.at, -1)],
    ['half a key', text(place.at, 7.5)],
    ['a key beyond its type', text(place.at, 2 ** 31)],
    ['a key as text', text(place.at, '7')],
    ['no key', text(place.at, null)],
    ['a key of another form', text(place.at, { key: 7 })],
  ])('is invalid with %s', (_what, cursor) => expect(opened(cursor, list)).toEqual(invalid));

  test.each([
    ['uuid', 'nothing', '01992f6e-0000-7000-8000-00000000abc', '01992F6E-0000-7000-8000-00000000ABCD'],
    ['bigint', '-1', '1e3', '9'.repeat(20), ''],
    ['text', 'a\u0000', '\ud800'],
  ] as const)('is invalid where a %s is none', (type, ...values) => {
    const typed = keysetCursors('one list', { key: type });
    for (const value of values) expect(opened(sealed({ key: value }), typed)).toEqual(invalid);
  });
});
