import type { Period, Timeline } from '../../kernel/timeline.js';

/** What a change takes from an organization: days on which it had whoever is concerned, from today on, while it exists. */
export function lostDays(
  before: Timeline<Period>,
  after: Timeline<Period>,
  { today, ends }: { readonly today: string; readonly ends: string | null },
): readonly Period[] {
  const concerned = before.map(({ validFrom, validTo }) => ({
    validFrom: later(validFrom, today),
    validTo: earlier(validTo, ends),
  }));
  return after.reduce((lost, kept) => lost.flatMap((each) => without(each, kept)), concerned.filter(hasDays));
}

/** U3: the first of some days on which none of the others is there; null where there always is one. */
export function dayWithoutAny(days: readonly Period[], others: readonly Period[]): string | null {
  const gaps = others.reduce((left, other) => left.flatMap((each) => without(each, other)), days);
  return gaps.map(({ validFrom }) => validFrom).toSorted()[0] ?? null;
}

/** The days of one period that are not of another. */
function without({ validFrom, validTo }: Period, other: Period): Period[] {
  const first = { validFrom, validTo: earlier(validTo, other.validFrom) };
  const rest = other.validTo === null ? [] : [{ validFrom: later(validFrom, other.validTo), validTo }];
  return [first, ...rest].filter(hasDays);
}

function hasDays({ validFrom, validTo }: Period): boolean {
  return validTo === null || validFrom < validTo;
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}

/** Null is never. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
