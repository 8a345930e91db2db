import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { checkPastMoment, checkPlannedMoment } from '../../../src/kernel/moment-check.js';

const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-11-23T${time}+08:00`);

describe('a moment of which something is told', () => {
  const discovery = { what: '发现时间', at: at('09:00:00') };
  const check = (time: string) =>
    checkPastMoment('dissuadedAt', at(time), {
      what: '劝阻时间',
      latest: at('10:01:00'),
      after: discovery,
      rule: 'T7',
    });

  test.each(['09:00:00', '09:30:00', '10:01:00'])('at %s has passed and comes after what it follows', (time) =>
    expect(check(time)).toEqual([]),
  );

  test.each([
    ['08:59:59.999999', '劝阻时间不能早于发现时间'],
    ['10:01:00.000001', '劝阻时间不能晚于当前时间'],
  ])('at %s is refused', (time, message) =>
    expect(check(time)).toEqual([{ path: ['dissuadedAt'], code: 'INVALID', message, rule: 'T7' }]),
  );

  test('that is not given is not checked', () =>
    expect(checkPastMoment('at', null, { what: '时间', latest: at('10:00:00') })).toEqual([]));
});

test('what is planned lies on this day or a later one', () => {
  const check = (text: string) =>
    checkPlannedMoment('plannedAt', Temporal.Instant.from(text), at('10:00:00'), { what: '行动时间' });
  expect(check('2026-11-23T00:00:00+08:00')).toEqual([]);
  expect(check('2026-11-22T23:59:59+08:00')).toMatchObject([{ code: 'INVALID', message: '行动时间不能早于今日' }]);
});
