import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  jsonOf,
  momentFormatFault,
  momentReader,
  momentWriter,
  placeFault,
  readPlace,
  textOfField,
  valueAt,
} from '../../../src/platform/json-mapping/index.js';

describe('a place in somebody’s JSON', () => {
  test.each<[string, unknown]>([
    ['/a/b', 1],
    ['a.b', 1],
    ['/list/1', 'y'],
    ['list.0', 'x'],
    ['/a~1b', 2],
    ['/m~0n', 3],
    ['/nothing/here', undefined],
    ['/a/b/c', undefined],
    ['toString', undefined],
    ['/list/length', 2],
  ])('%s is found', (place, value) => {
    const json = { a: { b: 1 }, list: ['x', 'y'], 'a/b': 2, 'm~n': 3 };
    expect(valueAt(json, readPlace(place))).toBe(value);
  });

  test('that is written is read again', () => {
    const name = fc.stringMatching(/^[a-z~/0-9]{1,4}$/);
    const places = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), { selector: ([first]) => first });
    fc.assert(
      fc.property(places, (given) => {
        const json = JSON.parse(JSON.stringify(jsonOf(given.map((place, n) => [place, n])))) as unknown;
        expect(given.map((place) => valueAt(json, place))).toEqual(given.map((_place, n) => n));
      }),
    );
  });

  test('has no fault whose every name is there', () => {
    expect(['/a', 'a.b.c', '/0', '/ ', '工单.编号'].map(placeFault)).toEqual([null, null, null, null, null]);
    for (const wrong of ['', '/', '/a//b', 'a..b', '.a', '/~', '/__proto__', 'constructor.x', `/${'a/'.repeat(30)}a`]) {
      expect([wrong, placeFault(wrong)]).toEqual([wrong, expect.any(String)]);
    }
  });
});

describe('a format of moments', () => {
  const formats = [
    'YYYY-MM-DD HH:mm:ss',
    'YYYY/M/D HH:mm:ss',
    'YYYYMMDDHHmmss',
    'YYYY年M月D日 H时mm分ss秒',
    'DD.MM.YYYY HH:mm:ss',
    'epochSeconds',
    'epochMilliseconds',
  ];

  test.each(formats)('%s reads what it has written', (format) => {
    expect(momentFormatFault(format)).toBeNull();
    const [read, write] = [momentReader(format), momentWriter(format)];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        // The clocks of the county were changed from 1986 to 1991: an hour was there twice each year.
        fc.pre(seconds < 500_000_000 || seconds > 700_000_000);
        const moment = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        expect(read(write(moment))?.epochMilliseconds).toBe(moment.epochMilliseconds);
      }),
    );
  });

  test('is one of whole days, minutes or seconds', () => {
    expect(['YYYY-MM-DD', 'YYYY-MM-DD HH:mm'].map(momentFormatFault)).toEqual([null, null]);
    for (const wrong of ['', 'YYYY-MM', 'YYYY-MM-DD HH', 'YYYY-MM-DD mm', 'YYYY-MM-DD-DD', 'x'.repeat(50)]) {
      expect([wrong, momentFormatFault(wrong)]).toEqual([wrong, expect.any(String)]);
    }
  });

  test('reads in the time of the county, and nothing that never was', () => {
    const read = momentReader('YYYY-MM-DD HH:mm:ss');
    expect(String(read('2026-11-23 09:12:40'))).toBe('2026-11-23T01:12:40Z');
    expect(String(momentReader('YYYY-MM-DD')('2026-11-23'))).toBe('2026-11-22T16:00:00Z');
    for (const wrong of [
      '',
      'x',
      '2026-02-30 00:00:00',
      '2026-11-23 24:00:00',
      '2026-11-23T09:12:40',
      '2026-11-23 09:12:40 x',
    ]) {
      expect([wrong, read(wrong)]).toEqual([wrong, null]);
    }
  });
});

describe('the text of a field', () => {
  const source = {
    place: ['x'],
    constant: null,
    dateFormat: null,
    values: new Map([
      ['是', 'true'],
      ['', 'nothing'],
    ]),
  };

  test.each<[unknown, object]>([
    [' 是 ', { text: 'true' }],
    ['　是', { text: 'true' }],
    ['否', { text: '否' }],
    [7, { text: '7' }],
    [false, { text: 'false' }],
    ['  ', { text: 'nothing' }],
    [null, { text: 'nothing' }],
    [0.5, { fault: expect.stringContaining('失真') }],
    [2 ** 60, { fault: expect.stringContaining('失真') }],
    [{}, { fault: expect.stringContaining('须为文本') }],
    [[], { fault: expect.stringContaining('须为文本') }],
  ])('of %j', (value, read) => {
    expect(textOfField({ x: value }, source)).toEqual(read);
  });

  test('is the same for all where there is no place, and stands in where the place is empty', () => {
    const all = { ...source, place: null, constant: '甲' };
    expect(textOfField({ x: '乙' }, all)).toEqual({ text: '甲' });
    expect(textOfField({}, { ...source, constant: '甲' })).toEqual({ text: '甲' });
  });
});
