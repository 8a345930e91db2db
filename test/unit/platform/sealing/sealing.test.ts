import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openSealing, UnsealableError } from '../../../../src/platform/sealing/sealing.js';

const ring = (current: string, keys: readonly (readonly [string, Buffer])[], lookup = randomBytes(32)) => ({
  current,
  keys: new Map(keys),
  lookup,
});
const [first, second] = [randomBytes(32), randomBytes(32)];
const sealing = openSealing(ring('first', [['first', first]]));
const number = '11010519491231002X';
const place = { table: 'penalty_decision', column: 'party_code', recordId: '01890000-0000-7000-8000-000000000001' };

describe('a sealed number', () => {
  test('opens where it was sealed, and is sealed differently each time', () => {
    const [one, other] = [sealing.seal(number, place), sealing.seal(number, place)];
    expect(sealing.open(one, place)).toBe(number);
    expect(one.equals(other)).toBe(false);
    expect(one.includes(number)).toBe(false);
  });

  test('does not open when any byte of it is altered, or it is cut off anywhere', () => {
    const sealed = sealing.seal(number, place);
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => sealing.open(altered, place)).toThrow(UnsealableError);
      expect(() => sealing.open(sealed.subarray(0, index), place)).toThrow(UnsealableError);
    }
  });

  test.each([
    ['row', { recordId: '01890000-0000-7000-8000-000000000002' }],
    ['column', { column: 'party_name' }],
    ['table', { table: 'shared_record' }],
    ['place that reads the same when written together', { table: 'penalty_decisionparty_code', column: '' }],
  ])('does not open in another %s', (_what, elsewhere) => {
    expect(() => sealing.open(sealing.seal(number, place), { ...place, ...elsewhere })).toThrow(UnsealableError);
  });

  test('opens after a newer key has come, which seals from then on', () => {
    const sealed = sealing.seal(number, place);
    const rotated = openSealing(
      ring('second', [
        ['first', first],
        ['second', second],
      ]),
    );
    expect(rotated.open(sealed, place)).toBe(number);
    expect(() => sealing.open(rotated.seal(number, place), place)).toThrow('the key second is not in the key file');
  });

  test('does not open with another key of the same id', () => {
    const other = openSealing(ring('first', [['first', second]]));
    expect(() => other.open(sealing.seal(number, place), place)).toThrow(UnsealableError);
  });
});

describe('a keyed hash', () => {
  test('is equal for equal texts under one lookup key, whatever key seals, and under no other', () => {
    const lookup = randomBytes(32);
    const one = openSealing(ring('first', [['first', first]], lookup));
    const other = openSealing(ring('second', [['second', second]], lookup));
    expect(one.lookup(number).equals(other.lookup(number))).toBe(true);
    expect(one.lookup(number).equals(one.lookup('440524188001010014'))).toBe(false);
    expect(one.lookup(number).equals(sealing.lookup(number))).toBe(false);
  });

  test('of a request is none of a number', () => {
    expect(sealing.keyedDigest(Buffer.from(number)).equals(sealing.lookup(number))).toBe(false);
  });
});

test('check values tell keys apart and hold none of them', () => {
  const { checkValues } = openSealing(ring('first', [['first', first]], second));
  expect([...checkValues.keys()]).toEqual(['first', 'lookup']);
  expect(new Set([...checkValues.values(), first, second].map((bytes) => bytes.toString('hex'))).size).toBe(4);
});
