import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { rowReader, type Column, type TextRow } from '../../platform/database/row.js';
import { $, join, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import { sourceOf } from '../deadlines/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingOn, countyGovernment } from '../organizations/index.js';
import { overdueDays } from './age-band.js';

/** A deadline of the county as its supervisors know it: how a matter is handled, nothing of what is in it. */
export interface CountyDeadline {
  readonly key: string;
  readonly subjectKind: 'PROCEEDING' | 'RECORD' | null;
  readonly subjectKey: string | null;
  readonly procedure: string | null;
  readonly category: string | null;
  readonly number: string | null;
  readonly clock: string;
  readonly label: string;
  readonly rule: string;
  /** Who acts for whoever is responsible. */
  readonly responsibleId: number;
  /** RFC 3339. */
  readonly dueAt: string;
  /** Who opened the proceeding, or published the record. */
  readonly holderId: number | null;
  readonly audience: readonly number[] | null;
  readonly revision: number | null;
  readonly standing: string | null;
  readonly timeliness: string | null;
}

const columns: readonly Column[] = [
  { property: 'key', column: 'key', type: 'text' },
  { property: 'subjectKind', column: 'subject_kind', type: 'text' },
  { property: 'subjectKey', column: 'subject_id', type: 'uuid' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'number', column: 'number', type: 'text' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'label', column: 'label', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'holderId', column: 'holder_id', type: 'int' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'standing', column: 'standing', type: 'text' },
  { property: 'timeliness', column: 'timeliness', type: 'text' },
];
const read = rowReader<Omit<CountyDeadline, 'label'> & { readonly label: string | null }>(columns);
export const countyColumns = join(columns.map(({ column }) => raw(`d.${column}`)));

/** What a source that is not under policies lacks: what is about an organization is in nobody's hands. */
const ofOrganizations = join(
  columns.map(({ column, type }) =>
    ['subject_kind', 'subject_id', 'category', 'holder_id', 'audience', 'revision', 'standing', 'timeliness'].includes(
      column,
    )
      ? raw(`NULL::${type} AS ${column}`)
      : raw(`s.${column}`),
  ),
);

/** Everything open in the county that is due by a moment, as a FROM item `d`. */
export function countyDeadlines(hub: Hub, viewer: Viewer, until: Temporal.Instant | null, now: Temporal.Instant): Sql {
  const government = countyGovernment(hub.organizations, shanghaiDay(now).toString());
  const asked = {
    ...{ viewer: { ...viewer, organization: government }, now, organizations: hub.organizations, toDo: false },
    ...{ ofOwner: () => nothing, due: () => nothing },
  };
  const at = until === null ? sql`'infinity'::timestamptz` : sql`${$(shanghaiText(until), 'timestamptz')}`;
  const open = hub.deadlineSources.flatMap((source) =>
    source.county === 'AS_GOVERNMENT'
      ? [sql`SELECT ${ofOrganizations} FROM (${source.select(asked)}) s WHERE s.due_at <= ${at}`]
      : [],
  );
  const listed = sql`SELECT ${raw(columns.map(({ column }) => column).join(', '))}
    FROM county_deadlines(${at}, ${$(shanghaiText(now), 'timestamptz')})`;
  return sql`(${join([listed, ...open], ' UNION ALL ')}) d`;
}

export function readCountyDeadline(row: TextRow, hub: Hub, today: string): CountyDeadline {
  const { label, ...facts } = read(row);
  const owner = hub.organizations.byKey(facts.responsibleId);
  const source = sourceOf(hub.deadlineSources, facts.key);
  return {
    ...facts,
    label: label ?? source.labelOf?.(facts, hub) ?? facts.clock,
    responsibleId: (actingOn(owner, today) ?? owner).key,
  };
}

/** How many whole days something is overdue, as an expression over `d`. */
export const daysOverdue = (now: string): Sql =>
  sql`floor(extract(epoch FROM ${$(now, 'timestamptz')} - d.due_at) / ${raw(String(overdueDays.seconds))})::int`;
