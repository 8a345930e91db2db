const written = Date.parse('2026-11-23T10:00:00+08:00');
const day = 24 * 60 * 60_000;
const shanghai = 8 * 60 * 60_000;
/** Days before it are of the past that an example speaks of, as when an item was delegated, and stay. */
const movesFrom = '2026-10-11';
const dayOrInstant = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:\d{2}\+08:00)?$/;

/**
 * Variables as of a moment. The examples were written on 23 November 2026 at ten in the morning: their days move with today, and the
 * hours of that day with the hour, but for what was before ten, which stays within today (S10: shared on the day it was formed).
 */
export function asOf(now: Date, value: unknown): unknown {
  return everyText(value, (text) => {
    const [, date] = dayOrInstant.exec(text) ?? [];
    if (date === undefined || date < movesFrom) return text;
    const days = dayNumber(now.getTime()) - dayNumber(written);
    if (date === text) return dateText(dayNumber(Date.parse(`${date}T00:00:00Z`) - shanghai) + days);
    const instant = Date.parse(text);
    if (dayNumber(instant) !== dayNumber(written)) return instantText(instant + days * day);
    const moved = instant + now.getTime() - written;
    const midnight = dayNumber(now.getTime()) * day - shanghai;
    return instantText(instant <= written ? Math.max(moved, midnight) : moved);
  });
}

/** Each text in a value replaced; all else as it is. */
export function everyText(value: unknown, replaced: (text: string, name: string) => unknown, name = ''): unknown {
  if (typeof value === 'string') return replaced(value, name);
  if (Array.isArray(value)) return value.map((item) => everyText(item, replaced, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, everyText(inside, replaced, key)]));
}

/** Days since 1970-01-01 in Asia/Shanghai. */
function dayNumber(instant: number): number {
  return Math.floor((instant + shanghai) / day);
}

function dateText(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

function instantText(instant: number): string {
  return `${new Date(instant + shanghai).toISOString().slice(0, 19)}+08:00`;
}
