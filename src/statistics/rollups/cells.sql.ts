import { Temporal } from 'temporal-polyfill';
import type { Parameters } from '../../platform/database/parameters.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { Rollup } from './rollup.js';

/**
 * The cells of a period: whole months by month, what is left at its ends by day, and what is not folded yet. One statement, one
 * snapshot: nothing is counted twice or missed, whoever folds meanwhile. `byDay` keeps the days apart.
 */
export function cellsOf({ name }: Rollup, period: Period, $: Parameters, { byDay = false } = {}): string {
  const { from, to, firstMonth, endMonth } = split(period, byDay);
  const [start, head, tail, end] = [$(from, 'date'), $(firstMonth, 'date'), $(endMonth, 'date'), $(to, 'date')];
  return `(
      SELECT * FROM ${name}_monthly WHERE day >= ${head} AND day < ${tail}
      UNION ALL SELECT * FROM ${name}_daily WHERE day >= ${start} AND day < ${head}
      UNION ALL SELECT * FROM ${name}_daily WHERE day >= ${tail} AND day <= ${end}
      UNION ALL SELECT * FROM ${name}_delta WHERE day >= ${start} AND day <= ${end})`;
}

/** `firstMonth` up to before `endMonth` are whole months; both lie behind the period when it has none. */
function split({ from, to }: Period, byDay: boolean): Period & { firstMonth: string; endMonth: string } {
  const start = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  const firstMonth = start.day === 1 ? start : start.with({ day: 1 }).add({ months: 1 });
  const endMonth = end.with({ day: 1 });
  const none = byDay || Temporal.PlainDate.compare(firstMonth, endMonth) >= 0;
  return { from, to, firstMonth: String(none ? end : firstMonth), endMonth: String(none ? end : endMonth) };
}
