import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { checkCitizenNumber } from '../../../../src/kernel/codes/citizen-number.js';
import {
  holdsCitizenNumber,
  holdsMobileNumber,
  maskCitizenNumbers,
} from '../../../../src/kernel/codes/personal-numbers.js';
import { spellings } from '../../../harness/properties/spellings.js';

const number = '141025199003021019';

/** Numbers whose check character is right. */
const numbers = fc
  .tuple(
    fc.constantFrom('110105', '141025', '440524', '650102'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([division, birth, sequence]) => {
    const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
    const body = `${division}${day}${String(sequence).padStart(3, '0')}`;
    return `${body}${Array.from('0123456789X').find((last) => checkCitizenNumber(body + last) === null) ?? ''}`;
  });

describe('a citizen number in a text', () => {
  test.each(Object.entries(spellings))('[files F2] is found %s, with anything around it', (_how, spell) => {
    const around = fc.constantFrom('', '号', '之一', 'ID', 'No.', '（', '，', '\n', ' 1 ', '录入有误');
    fc.assert(
      fc.property(numbers, around, around, (one, before, after) => {
        const text = `${before}${spell(one)}${after}`;
        expect(holdsCitizenNumber(text)).toBe(true);
        const masked = maskCitizenNumbers(text);
        expect(masked).toContain(`${one.slice(0, 3)}***********`);
        expect(holdsCitizenNumber(masked)).toBe(false);
      }),
    );
  });

  test.each([
    ['with a wrong check character, where division and birthday are right', '号141025199003021018录入有误'],
    ['of 15 digits', '141025900302101'],
    ['of 15 digits in groups', '身份证 141025 900302 101'],
    ['after another one', `141025199003021018 ${number}`],
    ['with brackets and slashes between its parts', '141025（1990/03/02）1019'],
    ['in Chinese digits', '一四一〇二五一九九〇〇三〇二一〇一九'],
    ['in Arabic digits', '١٤١٠٢٥١٩٩٠٠٣٠٢١٠١٩'],
    ['in keycaps', Array.from(number, (digit) => `${digit}\ufe0f\u20e3`).join('')],
    ['whose x is Cyrillic or a sign', '11010519491231002Х，11010519491231002×'],
    ['beside a letter X', `BX${number}X`],
    ['after a Chinese digit', `之一${number}`],
  ])('is found %s', (_how, text) => expect(holdsCitizenNumber(text)).toBe(true));

  test('is masked where it stands and nothing else is touched', () => {
    const text = `Ａ身份证１１０１０５ 19491231\n００２x，又440524188001010014号，91141025MA0GTYRP65`;
    expect(maskCitizenNumbers(text)).toBe('Ａ身份证110***********002x，又440***********0014号，91141025MA0GTYRP65');
  });

  test.each([
    '91141025MA0GTYRP65',
    '911410257011111111',
    '440524188001010015',
    '1440524188001010014',
    '11d7cf52-2c1a-4cf8-9a3e-8e18e37b1d2f',
    '订单２０２６',
    '古岳综执罚决字〔2026〕第0012号',
    '施工许可证140110202601050102',
    '6222 0200 1234 5678 901',
    '0357-6382114 13812345678',
    '电话13045690011 2026-01-05',
    '2026-01-05 12:30:45.123456，罚款13500元',
    '11010519491331002X',
    `141***********1019`,
  ])('is not seen in %s, which stays as it is', (text) => {
    expect(holdsCitizenNumber(text)).toBe(false);
    expect(maskCitizenNumbers(text)).toBe(text);
  });

  test('is never seen in a UUID', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(holdsCitizenNumber(id)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  test('is looked for in time that grows with the text only', () => {
    const most = 20_000;
    for (const part of ['1', '1 ', '１', `${'1'.repeat(14)}${' '.repeat(50)}`, '11012014010101', '一']) {
      const begun = performance.now();
      holdsCitizenNumber(part.repeat(most / part.length));
      holdsMobileNumber(part.repeat(most / part.length));
      expect(performance.now() - begun).toBeLessThan(1000);
    }
  });
});

describe('the number of a mobile telephone', () => {
  test.each(Object.entries(spellings))('[files F2] is found %s', (_how, spell) =>
    expect(holdsMobileNumber(`电话${spell('13812345678')}。`)).toBe(true),
  );

  test.each(['+86 138-1234-5678', '8613812345678', '0086 13812345678', '(+86)138 1234 5678', '1-3-8-1-2-3-4-5-6-7-8'])(
    'is found as %s',
    (text) => expect(holdsMobileNumber(text)).toBe(true),
  );

  test.each(['113812345678', '12812345678', '罚款13500元，2026年1月5日', '0357-6382114', '138****5678'])(
    'is not seen in %s',
    (text) => expect(holdsMobileNumber(text)).toBe(false),
  );
});
