import { expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { isDayWithin, isInstantWithin } from '../../../src/kernel/time-bounds.js';

test.each([
  ['1949-09-30', false],
  ['1949-10-01', true],
  ['2200-12-31', true],
  ['2201-01-01', false],
  ['0001-01-01', false],
  ['9999-12-31', false],
])('[files F4] the day %s is within the bounds of the hub: %j', (day, within) => expect(isDayWithin(day)).toBe(within));

test.each([
  ['1949-09-30T23:59:59.999999+08:00', false],
  ['1949-10-01T00:00:00+08:00', true],
  // The county's days bound it, whatever zone it is written in.
  ['1949-09-30T16:00:00Z', true],
  ['2200-12-31T23:59:59.999999+08:00', true],
  ['2200-12-31T16:00:00Z', false],
])('[files F4] the instant %s is within them: %j', (text, within) =>
  expect(isInstantWithin(Temporal.Instant.from(text))).toBe(within),
);
