import { expect, test } from '@jest/globals';
import { dayOfText } from '../../../src/kernel/day-text.js';

test.each([
  ['2026-01-05', '2026-01-05'],
  ['2026/1/5', '2026-01-05'],
  ['20260105', '2026-01-05'],
  ['2026年1月5日', '2026-01-05'],
  ['46027', '2026-01-05'],
  ['2024-02-29', '2024-02-29'],
])('%s is the day %s', (text, day) => expect(dayOfText(text)).toBe(day));

test.each(['', '2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '2026-1', '1月5日', '4602', '今日'])(
  '%p is no day',
  (text) => expect(dayOfText(text)).toBeNull(),
);
