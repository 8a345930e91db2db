import { Temporal } from 'temporal-polyfill';

/** The day that a value in the unit 年月日 stands for, 20261201 for the first of December; null for one that is no day. */
export function dayOfValue(value: number): Temporal.PlainDate | null {
  const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
