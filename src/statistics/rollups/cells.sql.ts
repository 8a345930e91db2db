import { Temporal } from 'temporal-polyfill';
import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { Rollup } from './rollup.js';

/**
 * The cells of a period: whole months by month, what is left at its ends by day, and what is not folded yet. One statement, one
 * snapshot: nothing is counted twice or missed, whoever folds meanwhile. `byDay` keeps the days apart.
 */
export function cellsOf({ name }: Rollup, period: Period, { byDay = false } = {}): Sql {
  const { from, to, firstMonth, endMonth } = split(period, byDay);
  const [start, head, tail, end] = [$(from, 'date'), $(firstMonth, 'date'), $(endMonth, 'date'), $(to, 'date')];
  const [monthly, daily, delta] = [raw(`${name}_monthly`), raw(`${name}_daily`), raw(`${name}_delta`)];
  return sql`(
      SELECT * FROM ${monthly} WHERE day >= ${head} AND day < ${tail}
      UNION ALL SELECT * FROM ${daily} WHERE day >= ${start} AND day < ${head}
      UNION ALL SELECT * FROM ${daily} WHERE day >= ${tail} AND day <= ${end}
      UNION ALL SELECT * FROM ${delta} WHERE day >= ${start} AND day <= ${end})`;
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
