import type { Hub } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { actingFor, countedFor } from '../core/visibility/index.js';
import { identified, run, runAs, transactionAs, transactionAsRole, type TextRow } from '../platform/database/index.js';
import type { Parameters } from '../platform/database/parameters.js';
import { rowReader, type Column } from '../platform/database/row.js';
import type { Figure } from './figure.js';
import { grouping, type Dimension } from './grouping.sql.js';

/** What figures are made from and how they are broken down. */
export interface FigureQuery {
  readonly dimensions: readonly Dimension[];
  readonly figures: readonly Pick<Figure, keyof Column | 'expression'>[];
  /** The relation `c`. */
  readonly cells: string;
  readonly where: readonly string[];
  /** How many records a group counts: cells outlive what they counted, groups of nothing are no answer. */
  readonly counted: string;
}

function figureText({ dimensions, figures, cells, where, counted }: FigureQuery): string {
  const { select, groupBy, orderBy } = grouping(dimensions);
  const columns = figures.map(({ expression, column }) => `${expression} AS ${column}`);
  const having = dimensions.length === 0 ? '' : `HAVING ${counted} > 0`;
  return `SELECT ${select} ${columns.join(', ')} FROM ${cells} AS c
    ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ${groupBy} ${having} ${orderBy}`;
}

/** Figures from the cells of a rollup that count for the viewer. */
export async function figuresOfRollup<Row>(
  hub: Hub,
  viewer: Viewer,
  query: FigureQuery,
  $: Parameters,
): Promise<Row[]> {
  const where = [identified, countedFor(viewer.organization, 'c', $), ...query.where];
  const text = figureText({ ...query, where });
  return read(query, await runAs(actingFor(viewer.organization, hub.pool), { text, values: $.values }));
}

/** Figures from the tables themselves; `cells` holds the predicate of visibility. */
export async function figuresOfTables<Row>(
  hub: Hub,
  viewer: Viewer,
  query: FigureQuery,
  $: Parameters,
): Promise<Row[]> {
  const text = figureText(query);
  // A transaction, because a statement that gives an identity itself gets no parallel plan.
  const rows = await transactionAs(hub.pool, viewer.organization.key, ({ executor }) =>
    run(executor, { text, values: $.values }),
  );
  return read(query, rows);
}

/** Reads the numbers of every proceeding, none of its texts. */
const statistician = 'liandong_statistician';

/** Figures of the whole county, for whoever oversees it. */
export async function figuresOfCounty<Row>(hub: Hub, query: FigureQuery, $: Parameters): Promise<Row[]> {
  const text = figureText(query);
  const rows = await transactionAsRole(hub.pool, statistician, (executor) => run(executor, { text, values: $.values }));
  return read(query, rows);
}

function read<Row>({ dimensions, figures }: FigureQuery, rows: readonly TextRow[]): Row[] {
  return rows.map(rowReader<Row>([...dimensions, ...figures]));
}
