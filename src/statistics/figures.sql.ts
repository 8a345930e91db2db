import type { Hub } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { actingFor, cellVisibilityCondition } from '../core/visibility/index.js';
import { identified, run, runAs, transactionAs, transactionAsRole, type TextRow } from '../platform/database/index.js';
import { rowReader, type Column } from '../platform/database/row.js';
import { join, nothing, raw, sql, type Sql } from '../platform/database/sql.js';
import type { Figure } from './figure.js';
import { grouping, type Dimension } from './grouping.sql.js';

/** What figures are made from and how they are broken down. */
export interface FigureQuery {
  readonly dimensions: readonly Dimension[];
  readonly figures: readonly Pick<Figure, keyof Column | 'expression'>[];
  /** The relation `c`. */
  readonly cells: Sql;
  /** How many records a group counts: cells outlive what they counted, groups of nothing are no answer. */
  readonly counted: string;
}

function figureStatement<Where extends Sql>({ dimensions, figures, cells, counted }: FigureQuery, where: Where) {
  const { select, groupBy, orderBy } = grouping(dimensions);
  const columns = raw(figures.map(({ expression, column }) => `${expression} AS ${column}`).join(', '));
  const having = dimensions.length === 0 ? nothing : sql`HAVING ${raw(counted)} > 0`;
  return sql`SELECT ${select} ${columns} FROM ${cells} AS c
    ${where} ${groupBy} ${having} ${orderBy}`;
}

/** Figures from the cells of a rollup that count for the viewer, and that meet the conditions. */
export async function figuresOfRollup<Row>(
  hub: Hub,
  viewer: Viewer,
  query: FigureQuery,
  conditions: readonly Sql[] = [],
): Promise<Row[]> {
  const counting = [cellVisibilityCondition(viewer.organization, 'c'), ...conditions];
  const statement = figureStatement(query, sql`WHERE ${identified} AND ${join(counting, ' AND ')}`);
  return read(query, await runAs(actingFor(viewer.organization, hub.pool), statement));
}

/** Figures from the tables themselves; `cells` holds the predicate of visibility. */
export async function figuresOfTables<Row>(hub: Hub, viewer: Viewer, query: FigureQuery): Promise<Row[]> {
  // A transaction, because a statement that gives an identity itself gets no parallel plan.
  const rows = await transactionAs(hub.pool, viewer.organization.key, ({ executor }) =>
    run(executor, figureStatement(query, nothing)),
  );
  return read(query, rows);
}

/** Reads the numbers of every proceeding, none of its texts. */
const statistician = 'liandong_statistician';

/** Figures of the whole county, for whoever oversees it. */
export async function figuresOfCounty<Row>(hub: Hub, query: FigureQuery): Promise<Row[]> {
  const rows = await transactionAsRole(hub.pool, statistician, (executor) =>
    run(executor, figureStatement(query, nothing)),
  );
  return read(query, rows);
}

function read<Row>({ dimensions, figures }: FigureQuery, rows: readonly TextRow[]): Row[] {
  return rows.map(rowReader<Row>([...dimensions, ...figures]));
}
