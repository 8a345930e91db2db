import { identified, runAs } from '../../platform/database/index.js';
import { parameters, type Parameters } from '../../platform/database/parameters.js';
import { rowReader } from '../../platform/database/row.js';
import type { PageRequest } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { presentDeadline, type Deadline } from './deadline.js';

interface DeadlineRow {
  readonly key: string;
  readonly title: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly responsibleId: number;
  readonly subjectId: string;
}

const read = rowReader<DeadlineRow>([
  { property: 'key', column: 'key', type: 'text' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'subjectId', column: 'subject_id', type: 'text' },
]);

/** Deadlines page by (due_at, key), the earliest first. */
type DeadlineKeyset = Pick<Deadline, 'dueAt' | 'key'>;
export const deadlineCursors = keysetCursors<DeadlineKeyset>('deadlines', ['dueAt', 'key']);

export async function listDeadlines(hub: Hub, viewer: Viewer, page: PageRequest<DeadlineKeyset>): Promise<Deadline[]> {
  const $ = parameters();
  const compare = ({ dueAt, key }: DeadlineKeyset, operator: string): string =>
    `(d.due_at, d.key) ${operator} (${$(dueAt, 'timestamptz')}, ${$(key, 'text')})`;
  const from = sources(hub, viewer, $);
  const where = [
    identified,
    ...(page.after === null ? [] : [compare(page.after, '>')]),
    ...(page.before === null ? [] : [compare(page.before, '<')]),
  ];
  const direction = page.backward ? 'DESC' : 'ASC';
  const rows = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT d.key, d.title, d.rule, d.due_at, d.responsible_id, d.subject_id FROM (${from}) d
      WHERE ${where.join(' AND ')}
      ORDER BY d.due_at ${direction}, d.key ${direction} LIMIT ${page.size + 1}`,
    values: $.values,
  });
  const now = hub.clock.now();
  return rows
    .map(read)
    .map(({ responsibleId, ...facts }) =>
      presentDeadline({ ...facts, responsible: hub.organizations.byKey(responsibleId) }, now),
    );
}

export async function countDeadlines(hub: Hub, viewer: Viewer): Promise<number> {
  const $ = parameters();
  const from = sources(hub, viewer, $);
  const [row] = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT count(*) FROM (${from}) d WHERE ${identified}`,
    values: $.values,
  });
  return Number(row?.[0]);
}

function sources(hub: Hub, viewer: Viewer, $: Parameters): string {
  return hub.deadlineSources.map((source) => source(viewer, $, hub.clock.now())).join(' UNION ALL ');
}
