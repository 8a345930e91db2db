import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { identified, runAs } from '../../platform/database/index.js';
import { rowReader, type TextRow } from '../../platform/database/row.js';
import { $, join, literal, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Listed } from '../../platform/graphql/connection.js';
import { keysetList, type KeysetList } from '../../platform/graphql/keyset-list.js';
import type { Hub } from '../hub.js';
import { permits, type Viewer } from '../identity/index.js';
import { actingOn } from '../organizations/index.js';
import { actingFor } from '../visibility/index.js';
import { presentDeadline, type Deadline } from './deadline.js';
import { sourceOf } from './deadline-source.js';
import type { Whose } from './whose.js';

interface DeadlineRow {
  readonly key: string;
  readonly title: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly responsibleId: number;
  readonly subjectId: string;
  readonly label: string | null;
  readonly clock: string;
  readonly procedure: string | null;
  readonly number: string | null;
}

const read = rowReader<DeadlineRow>([
  { property: 'key', column: 'key', type: 'text' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'subjectId', column: 'subject_id', type: 'text' },
  { property: 'label', column: 'label', type: 'text' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'number', column: 'number', type: 'text' },
]);

/** Where a deadline stands in a list. */
interface Place {
  readonly dueAt: string;
  readonly key: string;
}

const order = { dueAt: ['d.due_at', 'timestamptz'], key: ['d.key', 'text'] } as const;

/** Deadlines, the earliest first. */
export const deadlineList = keysetList('deadlines', 'ASC', order);
/** The latest first. */
export const latestDeadlineList = keysetList('latestDeadlines', 'DESC', order);

/** Which of the deadlines that the viewer sees a list has. */
export interface AskedList {
  readonly whose: Whose | null;
  /** The range of due times: not before the first, before the last; null: from the first one, or to the last. */
  readonly due?: readonly [from: Temporal.Instant | null, before: Temporal.Instant | null];
  /** Predicates over `d`. */
  readonly conditions: readonly Sql[];
  readonly toDo?: boolean;
}

/** In one order, whatever order a source names them in. */
const columns = raw(
  'd.key, d.title, d.rule, d.due_at, d.responsible_id, d.subject_id, d.label, d.clock, d.procedure, d.number',
);

/** So many organizations are each walked by itself; the deadlines of more are read together and sorted. */
const mostWalked = 8;

/**
 * The statements of a list. Each source gives as many as a page has, by an index of its own, and the first of all those are the page:
 * what is open may be ten thousand, and a page reads a few of each.
 */
export function listedDeadlines(
  hub: Hub,
  viewer: Viewer,
  list: KeysetList<Place>,
  { whose, due: [from, before] = [null, null], conditions, toDo = false }: AskedList,
): Listed<Deadline, Place> {
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  const session = actingFor(viewer.organization, hub.pool);
  const sources = hub.deadlineSources.filter(({ permission }) => !toDo || permits(viewer, permission));
  const isNobodys = sources.length === 0 || whose?.ownerKeys.length === 0;
  const responsible = whose ? [sql`d.responsible_id = ANY (${$(whose.actingKeys, 'int[]')})`] : [];

  const branches = (further: readonly Sql[], bounds: DueBounds, end: Sql): Sql =>
    join(
      sources.flatMap((source) =>
        ownersOf(whose).map((ofOwner) => {
          const asked = { viewer, now, organizations: hub.organizations, toDo, ofOwner, due: bounds.of };
          const where = join([identified, ...responsible, ...conditions, ...further], ' AND ');
          // Some sources have no index and narrow nothing by themselves.
          return sql`(SELECT ${columns} FROM (${source.select(asked)}) d WHERE ${where}${bounds.of('d.due_at')} ${end})`;
        }),
      ),
      ' UNION ALL ',
    );
  return {
    async rows(request) {
      if (isNobodys) return [];
      const { after, before: until, size, backward } = request;
      // The limit is part of the text: a generic plan that does not know it would sort instead of walking the index.
      const end = sql`${list.orderBy(backward)} LIMIT ${literal(size + 1)}`;
      const bounds = dueBounds(from, before, list.direction === 'ASC' ? [after, until] : [until, after]);
      const all = branches(list.between(request), bounds, end);
      const rows = await runAs(session, sql`SELECT ${columns} FROM (${all}) d WHERE ${identified} ${end}`);
      return rows.map((row) => presented(row, hub, now, today));
    },
    async count() {
      if (isNobodys) return 0;
      const all = branches([], dueBounds(from, before, [null, null]), nothing);
      const [row] = await runAs(session, sql`SELECT count(*) FROM (${all}) d WHERE ${identified}`);
      return Number(row?.[0]);
    },
  };
}

function ownersOf(whose: Whose | null): ((column: string) => Sql)[] {
  if (whose === null) return [() => nothing];
  const { ownerKeys } = whose;
  if (ownerKeys.length > mostWalked) return [(column) => sql` AND ${raw(column)} = ANY (${$(ownerKeys, 'int[]')})`];
  return ownerKeys.map((key) => (column) => sql` AND ${raw(column)} = ${$(key, 'int')}`);
}

interface DueBounds {
  of(column: string): Sql;
}

/** The due times that a page may have, for each source to begin its walk there; the page itself knows more exactly. */
function dueBounds(
  from: Temporal.Instant | null,
  before: Temporal.Instant | null,
  [first, last]: readonly [Place | null, Place | null],
): DueBounds {
  const bounds = [
    ...(from ? [[sql`>=`, shanghaiText(from)] as const] : []),
    ...(before ? [[sql`<`, shanghaiText(before)] as const] : []),
    ...(first ? [[sql`>=`, first.dueAt] as const] : []),
    ...(last ? [[sql`<=`, last.dueAt] as const] : []),
  ].map(([operator, at]) => ({ operator, at: $(at, 'timestamptz') }));
  return {
    of: (column) =>
      join([nothing, ...bounds.map(({ operator, at }) => sql`AND ${raw(column)} ${operator} ${at}`)], ' '),
  };
}

function presented(row: TextRow, hub: Hub, now: Temporal.Instant, today: string): Deadline {
  const { responsibleId, label, ...facts } = read(row);
  const responsible = hub.organizations.byKey(responsibleId);
  const source = sourceOf(hub.deadlineSources, facts.key);
  return presentDeadline(
    {
      ...facts,
      label: label ?? source.labelOf?.(facts, hub) ?? facts.clock,
      // What is awaited from an organization that has ended is awaited from whoever acts for it.
      responsible: actingOn(responsible, today) ?? responsible,
    },
    now,
  );
}
