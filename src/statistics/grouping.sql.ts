import type { Column } from '../platform/database/row.js';
import { nothing, raw, sql, type Sql } from '../platform/database/sql.js';
import type { DateUnit } from './comparison.js';

/** One way to break a figure down: an expression over the statement's rows, and how its values are read. */
export interface Dimension extends Column {
  readonly expression: string;
  /** The part of a date it is, if it is one. */
  readonly unit?: DateUnit;
}

/** Over cells of every rollup, and over rows of tables that bear the same names. */
export const byOrganization = {
  property: 'organizationKey',
  column: 'organization_key',
  type: 'int',
  expression: 'c.publisher_id',
} as const satisfies Dimension;
export const byMonth = {
  property: 'month',
  column: 'month',
  type: 'text',
  expression: `to_char(c.day, 'YYYY-MM')`,
  unit: 'months',
} as const satisfies Dimension;

/** The select list, GROUP BY and ORDER BY of the chosen dimensions; nothing is grouped when none is chosen. */
export function grouping(dimensions: readonly Dimension[]): { select: Sql; groupBy: Sql; orderBy: Sql } {
  if (dimensions.length === 0) return { select: nothing, groupBy: nothing, orderBy: nothing };
  const columns = raw(dimensions.map(({ column }) => column).join(', '));
  return {
    select: raw(dimensions.map(({ expression, column }) => `${expression} AS ${column}, `).join('')),
    groupBy: sql`GROUP BY ${columns}`,
    orderBy: sql`ORDER BY ${columns}`,
  };
}

/** Dimensions by name, each once, in the order they were asked for. */
export function chosen<Name extends string>(
  dimensions: Readonly<Record<Name, Dimension>>,
  names: readonly Name[],
): Dimension[] {
  return [...new Set(names)].map((name) => dimensions[name]);
}
