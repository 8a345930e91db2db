import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { cursorKey, keysetCursors } from '../../../../src/platform/graphql/keyset-cursor.js';

interface Place {
  readonly at: string;
  readonly key: number;
}

const key = cursorKey('secret');
const list = keysetCursors<Place>('one list', ['at', 'key']);

/** What a list says to a cursor: the place it stands for, or the code of its refusal. */
function opened(cursor: string, { under = key, of = list } = {}): unknown {
  try {
    return of.asked(under, { after: cursor }).after;
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions : error;
  }
}

const invalid = { code: 'CURSOR_INVALID', http: { status: 400 } };
const place = { at: '2026-11-23T09:00:00.123456+08:00', key: 7 };

describe('[files F9] the cursor of a list', () => {
  test('opens to the place it was made of, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer(), (at, number) => {
        expect(opened(list.of(key, { at, key: number }))).toEqual({ at, key: number });
      }),
    );
  });

  test('is invalid with any bit of it changed', () => {
    const bytes = Buffer.from(list.of(key, place), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect({ bit, told: opened(flipped.toString('base64url')) }).toEqual({ bit, told: invalid });
    }
  });

  test('is invalid in another list, and under another key', () => {
    const cursor = list.of(key, place);
    expect(opened(cursor, { of: keysetCursors<Place>('another list', ['at', 'key']) })).toEqual(invalid);
    expect(opened(cursor, { under: cursorKey('another secret') })).toEqual(invalid);
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
    '游标',
    '\u0000',
  ])('is invalid when it was made up: %j', (cursor) => expect(opened(cursor)).toEqual(invalid));
});
