import { Temporal } from 'temporal-polyfill';
import type { Period } from '../platform/graphql/period.graphql.js';
import type { Dimension } from './grouping.sql.js';

/** 同比 and 环比. */
export const periodComparisons = {
  YEAR_ON_YEAR: 'YEAR_ON_YEAR',
  PREVIOUS_PERIOD: 'PREVIOUS_PERIOD',
} as const;
export type PeriodComparison = keyof typeof periodComparisons;

type Step = Readonly<Partial<Record<'days' | 'months' | 'years', number>>>;

/** The period that figures are compared with, and how far back it lies. */
export interface Compared {
  readonly period: Period;
  readonly step: Step;
}

/**
 * The period to compare with. A year earlier; or the period before: of the finest of days, months or years that the figures are
 * broken down by, else of the same length (whole months before whole months). The last day of a month answers to the last day of a
 * month.
 */
export function comparedPeriod(
  period: Period,
  comparison: PeriodComparison,
  dimensions: readonly Dimension[],
): Compared {
  const step = comparison === 'YEAR_ON_YEAR' ? { years: 1 } : previousStep(period, dimensions);
  return { step, period: { from: back(period.from, step, 'first'), to: back(period.to, step, 'last') } };
}

/** Parts of a date, the finest first, and how far the one before lies. */
const units = { days: { days: 1 }, months: { months: 1 }, halfYears: { months: 6 }, years: { years: 1 } } as const;
export type DateUnit = keyof typeof units;
const finestFirst = Object.keys(units) as DateUnit[];

function previousStep({ from, to }: Period, dimensions: readonly Dimension[]): Step {
  const finest = finestFirst.find((unit) => dimensions.some((dimension) => dimension.unit === unit));
  if (finest) return units[finest];
  const first = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  if (first.day === 1 && end.day === 1) return { months: first.until(end, { largestUnit: 'months' }).months };
  return { days: first.until(end, { largestUnit: 'days' }).days };
}

function back(text: string, step: Step, end: 'first' | 'last'): string {
  const day = Temporal.PlainDate.from(text);
  const earlier = day.subtract(step);
  const isLast = end === 'last' && day.day === day.daysInMonth && step.days === undefined;
  return String(isLast ? earlier.with({ day: earlier.daysInMonth }) : earlier);
}

export interface Comparing<Figures> {
  readonly period: Period;
  readonly dimensions: readonly Dimension[];
  readonly compareWith: PeriodComparison | null;
  /** The figures of a group that is there in the compared period only. */
  readonly nothing: Figures;
}

/** The rows of a period, each with that of the same group in the period it is compared with. */
export async function compare<Row extends object, Figures extends Partial<Row>>(
  read: (period: Period) => Promise<Row[]>,
  { period, dimensions, compareWith, nothing }: Comparing<Figures>,
): Promise<{ rows: (Row & { compared: Row | null })[]; comparedPeriod: Period | null }> {
  const rows = await read(period);
  if (compareWith === null) return { rows: rows.map((row) => ({ ...row, compared: null })), comparedPeriod: null };
  const { period: comparedTo, step } = comparedPeriod(period, compareWith, dimensions);
  const counterparts = new Map<string, { readonly group: Row; readonly earlier: Row }>();
  for (const earlier of await read(comparedTo)) {
    const group = { ...earlier, ...stepForward(earlier, dimensions, step) };
    const key = keyOf(group, dimensions);
    // A year later both the last days of a leap year's February are the 28th: the 28th itself comes first.
    if (!counterparts.has(key)) counterparts.set(key, { group, earlier });
  }
  const joined = rows.map((row) => {
    const key = keyOf(row, dimensions);
    const compared = counterparts.get(key)?.earlier ?? null;
    counterparts.delete(key);
    return { ...row, compared };
  });
  const gone = [...counterparts.values()].map(({ group, earlier }) => ({ ...group, ...nothing, compared: earlier }));
  const all = gone.length === 0 ? joined : [...joined, ...gone].sort((a, b) => compareRows(a, b, dimensions));
  return { rows: all, comparedPeriod: comparedTo };
}

/** Finds the row of the same group. */
export function sameGroup<Row extends object>(
  rows: readonly Row[],
  dimensions: readonly Dimension[],
): (group: object) => Row | undefined {
  const byKey = new Map(rows.map((row) => [keyOf(row, dimensions), row]));
  return (group) => byKey.get(keyOf(group, dimensions));
}

const valueOf = (row: object, { property }: Dimension): unknown => (row as Readonly<Record<string, unknown>>)[property];

function keyOf(row: object, dimensions: readonly Dimension[]): string {
  return JSON.stringify(dimensions.map((dimension) => valueOf(row, dimension) ?? null));
}

/** The parts of a date that a row is broken down by, a step later; the coarser ones follow the finest. */
function stepForward(row: object, dimensions: readonly Dimension[], step: Step): Record<string, unknown> {
  const finest = finestFirst.flatMap((unit) => dimensions.filter((dimension) => dimension.unit === unit))[0];
  if (!finest) return {};
  const later = firstDay(String(valueOf(row, finest))).add(step);
  const parts: Readonly<Record<DateUnit, unknown>> = {
    days: later.toString(),
    months: later.toString().slice(0, 7),
    halfYears: `${later.toString().slice(0, 4)}-H${later.month <= 6 ? 1 : 2}`,
    years: later.year,
  };
  return Object.fromEntries(dimensions.flatMap(({ property, unit }) => (unit ? [[property, parts[unit]]] : [])));
}

/** The first day of a day, a month, a half-year (`2026-H2`) or a year. */
function firstDay(text: string): Temporal.PlainDate {
  const [year = '', part] = text.split('-');
  if (part?.startsWith('H')) return Temporal.PlainDate.from(`${year}-${part.endsWith('1') ? '01' : '07'}-01`);
  return Temporal.PlainDate.from(`${text.padStart(4, '0')}-01-01`.slice(0, 10));
}

/** As PostgreSQL orders them: null last. */
function compareRows(one: object, other: object, dimensions: readonly Dimension[]): number {
  for (const dimension of dimensions) {
    const [left, right] = [valueOf(one, dimension), valueOf(other, dimension)] as (string | number | null)[];
    if (left === right) continue;
    if (left == null) return 1;
    if (right == null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
