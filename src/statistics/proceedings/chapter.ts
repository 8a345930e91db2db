import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { Figure } from '../figure.js';

/** The figures of one chapter of procedures, by organization and by parts of time. */
export interface ProceedingChapter {
  readonly title: string;
  readonly english: string;
  /** The field of GraphQL, e.g. `transferStatistics`; its types are named after it. */
  readonly query: string;
  /** Which proceedings, by which day. */
  readonly population: string;
  /** The organization a proceeding counts for: 移送单位。Sender. */
  readonly organization: string;
  readonly figures: Readonly<Record<string, Figure>>;
  /**
   * The relation of what is counted: `publisher_id`, `day`, and what the figures read, of proceedings `p` that `seen` lets through.
   * `now` is RFC 3339, for what is overdue. It holds no text of anybody's: the county's figures are made of cases that the reader does not see.
   */
  rows(period: Period, seen: Sql, now: string): Sql;
}

/** Whether an instant falls on a day of the period, in the session's zone, Asia/Shanghai, so that an index on it serves. */
export function periodCondition(column: string, { from, to }: Period): Sql {
  return sql`${raw(column)} >= ${$(from, 'date')}::timestamptz AND ${raw(column)} < (${$(to, 'date')} + 1)::timestamptz`;
}

interface FigureWords {
  readonly title: string;
  readonly english: string;
  readonly sources: string;
}

/** A figure that counts rows under a condition. */
export function countOf(property: string, condition: string, { title, english, sources }: FigureWords): Figure {
  return {
    property,
    column: columnOf(property),
    type: 'int',
    title,
    english,
    sources,
    numerator: title,
    denominator: null,
    expression: `count(*) FILTER (WHERE ${condition})`,
  };
}

/** A share of the rows under a condition: four decimals, null where there are none. */
export function shareOf(
  property: string,
  condition: string,
  of: string,
  { title, english, sources, numerator, denominator }: FigureWords & { numerator: string; denominator: string },
): Figure {
  return {
    property,
    column: columnOf(property),
    type: 'float8',
    title,
    english: `${english}, four decimals, null when there are none`,
    sources,
    numerator,
    denominator,
    expression: `round(count(*) FILTER (WHERE ${condition}) / nullif(count(*) FILTER (WHERE ${of}), 0)::numeric, 4)`,
  };
}

/** The median of a number that rows bear: two decimals, null where none does. */
export function medianOf(property: string, value: string, { title, english, sources }: FigureWords): Figure {
  return {
    property,
    column: columnOf(property),
    type: 'float8',
    title,
    english: `${english}, two decimals, null when there are none`,
    sources,
    numerator: title,
    denominator: null,
    expression: `round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ${value}))::numeric, 2)`,
  };
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
