import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, join, sql, type IdentifiedSql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { deadlinesOf } from '../deadlines/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingOn } from '../organizations/index.js';
import { actingFor } from '../visibility/index.js';
import { ageBandNames, ageBandOf, ageBands, type AgeBand } from './age-band.js';
import {
  countyColumns,
  countyDeadlines,
  daysOverdue,
  readCountyDeadline,
  type CountyDeadline,
} from './county-deadlines.sql.js';

/** What is overdue in the county, narrowed. */
export interface OverdueFilter {
  readonly responsibleCodes?: readonly string[] | null;
  readonly procedures?: readonly string[] | null;
  readonly minDays?: number | null;
  readonly ageBands?: readonly AgeBand[] | null;
}

/** The longest overdue first. */
export const overdueList = keysetList('overdueMatters', 'ASC', {
  dueAt: ['d.due_at', 'timestamptz'],
  key: ['d.key', 'text'],
});

function conditions(hub: Hub, filter: OverdueFilter, now: string): Sql[] {
  const { responsibleCodes, procedures, minDays, ageBands: bands } = filter;
  const day = now.slice(0, 10);
  const named = responsibleCodes?.flatMap((code) => hub.organizations.byCode(code) ?? []);
  const days = daysOverdue(now);
  return [
    ...(named
      ? [sql`d.responsible_id = ANY (${$(deadlinesOf(named, hub.organizations, day).actingKeys, 'int[]')})`]
      : []),
    ...(procedures ? [sql`d.procedure = ANY (${$(procedures, 'text[]')})`] : []),
    ...(minDays == null ? [] : [sql`${days} >= ${$(minDays, 'int')}`]),
    ...(bands ? [sql`${bandOf(days)} = ANY (${$(bands, 'text[]')})`] : []),
  ];
}

/** The name of the band in which a number of days lies, as an expression. */
function bandOf(days: Sql): Sql {
  const cases = ageBandNames
    .toReversed()
    .map((band) => sql`WHEN ${days} >= ${$(ageBands[band], 'int')} THEN ${$(band, 'text')}`);
  return sql`CASE ${join(cases, ' ')} END`;
}

export function overdueSource(
  hub: Hub,
  viewer: Viewer,
  filter: OverdueFilter,
): RowSource<CountyDeadline, IdentifiedSql> {
  const now = hub.clock.now();
  const at = shanghaiText(now);
  const today = shanghaiDay(now).toString();
  return {
    select: countyColumns,
    matching: () => ({
      from: countyDeadlines(hub, viewer, now, now),
      where: sql`${join([identified, ...conditions(hub, filter, at)], ' AND ')} AND ${identified}`,
    }),
    run: (statement) => runAs(actingFor(viewer.organization, hub.pool), statement),
    read: (row) => readCountyDeadline(row, hub, today),
  };
}

/** How much is overdue of one organization in one procedure, of one age. */
export interface OverdueFigure {
  readonly organizationKey: number;
  /** Null: it is about no proceeding. */
  readonly procedure: string | null;
  readonly band: AgeBand;
  readonly count: number;
}

/** The figures of what that list has. */
export async function overdueFigures(hub: Hub, viewer: Viewer, filter: OverdueFilter): Promise<OverdueFigure[]> {
  const now = hub.clock.now();
  const at = shanghaiText(now);
  const today = shanghaiDay(now).toString();
  const where = sql`${join([identified, ...conditions(hub, filter, at)], ' AND ')} AND ${identified}`;
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT d.responsible_id, d.procedure, ${bandOf(daysOverdue(at))}, count(*) FROM ${countyDeadlines(hub, viewer, now, now)}
      WHERE ${where} GROUP BY 1, 2, 3`,
  );
  const figures = new Map<string, OverdueFigure>();
  for (const [key, procedure = null, band, count] of rows) {
    const owner = hub.organizations.byKey(Number(key));
    const figure = {
      organizationKey: (actingOn(owner, today) ?? owner).key,
      procedure,
      band: ageBandNames.find((each) => each === band) ?? ageBandOf(0),
    };
    const name = JSON.stringify(figure);
    figures.set(name, { ...figure, count: (figures.get(name)?.count ?? 0) + Number(count) });
  }
  return [...figures.values()];
}

/** One open deadline of the county, overdue or not; null where there is none. */
export async function countyDeadline(hub: Hub, viewer: Viewer, key: string): Promise<CountyDeadline | null> {
  const now = hub.clock.now();
  const [row] = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT ${countyColumns} FROM ${countyDeadlines(hub, viewer, null, now)} WHERE d.key = ${$(key, 'text')} AND ${identified}`,
  );
  return row ? readCountyDeadline(row, hub, shanghaiDay(now).toString()) : null;
}
