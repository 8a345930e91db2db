import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { createHash, randomBytes } from 'node:crypto';
import { claimKey, checkIdempotencyKey, checkTexts, keyedRequest } from '../../../../src/core/requests/index.js';
import { openSealing } from '../../../../src/platform/sealing/index.js';
import { recordIds } from '../../../../src/core/records/record.js';

const key = randomBytes(32);
const hub = { sealing: openSealing({ current: 'one', keys: new Map([['one', key]]), lookup: key }) };

describe('a request', () => {
  const body = {
    idempotencyKey: 'k',
    sharing: { title: 'a', formedAt: Temporal.Instant.from('2026-11-23T01:00:00Z') },
  };

  test('is the same as another when mutation and every value are', () => {
    const same = (mutation: string, changes: object): boolean => {
      const changed = { ...body, sharing: { ...body.sharing, ...changes } };
      return keyedRequest(mutation, changed, hub).hash.equals(keyedRequest('publishX', body, hub).hash);
    };
    expect(same('publishX', { formedAt: Temporal.Instant.from('2026-11-23T09:00:00+08:00') })).toBe(true);
    expect(same('publishX', { formedAt: Temporal.Instant.from('2026-11-23T01:00:00.000001Z') })).toBe(false);
    expect(same('publishX', { title: 'b' })).toBe(false);
    expect(same('publishY', {})).toBe(false);
  });

  test('is kept by a hash that nobody finds without the key, and by no other', () => {
    const plain = createHash('sha256')
      .update(JSON.stringify(['publishX', body]))
      .digest();
    const request = keyedRequest('publishX', body, hub);
    expect(request.hash.includes(plain)).toBe(false);
    // @ts-expect-error -- a plain hash is none that the database may keep
    const claim = () => claimKey({} as never, { ...request, hash: plain }, {} as never);
    expect(claim).toBeInstanceOf(Function);
  });

  test('is searched for unreadable texts at every depth, each told with its path', () => {
    const paths = checkTexts({ a: 'good', b: ['\0', { c: '\udfff' }], d: null, e: 'x'.repeat(20_001), f: 7 });
    expect(paths.map(({ path }) => path)).toEqual([['b', '0'], ['b', '1', 'c'], ['e']]);
    expect(checkTexts({ a: '\t\n😀', b: 'x'.repeat(500), c: body.sharing.formedAt })).toEqual([]);
  });

  test('has texts of 500 characters, prose of 20,000, also after compatibility characters unfold', () => {
    const lengths = (input: object) => checkTexts(input, ['facts']).map(({ path, message }) => [path[0], message]);
    expect(lengths({ facts: 'x'.repeat(20_000), name: 'x'.repeat(500) })).toEqual([]);
    expect(lengths({ facts: 'x'.repeat(20_001), name: 'x'.repeat(501) })).toEqual([
      ['facts', '文本不得超过20000字'],
      ['name', '文本不得超过500字'],
    ]);
    expect(lengths({ name: '\ufdfa'.repeat(27) })).toEqual([]);
    expect(lengths({ name: '\ufdfa'.repeat(28) })).toEqual([['name', '文本不得超过500字']]);
  });

  test('has a key of 1 to 200 characters, or none where none is needed', () => {
    expect([null, 'x', 'x'.repeat(200)].flatMap(checkIdempotencyKey)).toEqual([]);
    expect(checkIdempotencyKey('\t')).toMatchObject([{ code: 'REQUIRED' }]);
    expect(checkIdempotencyKey('x'.repeat(201))).toMatchObject([{ code: 'INVALID' }]);
    expect(checkIdempotencyKey('\udfff')).toMatchObject([{ code: 'INVALID' }]);
  });
});

describe('a record', () => {
  test('has a global id that its key comes back from; nothing else is one', () => {
    const key = '01992f6e-0000-7000-8000-00000000abcd';
    expect(recordIds.keyOf(recordIds.of(key))).toBe(key);
    for (const text of [key, '', 'rec_', `rec_${key}`, `${recordIds.of(key)} `, recordIds.of(key).toUpperCase()]) {
      expect(recordIds.keyOf(text)).toBeNull();
    }
  });
});
