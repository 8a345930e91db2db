import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { AskedList } from './deadline-list.sql.js';
import type { DeadlineStatus } from './deadline.js';
import { deadlinesOf } from './whose.js';

export const responsibilities = { ME: 'ME', OTHERS: 'OTHERS' } as const;

/** What a list of deadlines is narrowed by. */
export interface DeadlineFilter {
  readonly responsible?: keyof typeof responsibilities | null;
  readonly responsibleCodes?: readonly string[] | null;
  readonly statuses?: readonly DeadlineStatus[] | null;
  readonly dueBefore?: Temporal.Instant | null;
  readonly procedures?: readonly string[] | null;
  readonly rules?: readonly string[] | null;
}

const mostCodes = 50;

/** The deadlines that a filter leaves. */
export function filteredDeadlines(hub: Hub, viewer: Viewer, filter: DeadlineFilter): AskedList {
  const { responsible, responsibleCodes, statuses, dueBefore, procedures, rules } = filter;
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  if (responsible != null && responsibleCodes != null) throw badInput('responsible 与 responsibleCodes 不能同时给出');
  if ((responsibleCodes?.length ?? 0) > mostCodes) throw badInput(`responsibleCodes：一次至多${mostCodes}个单位`);
  const named = responsibleCodes?.flatMap((code) => hub.organizations.byCode(code) ?? []);
  const own = responsible === 'ME' ? [viewer.organization] : named;
  const others = deadlinesOf([viewer.organization], hub.organizations, today).actingKeys;
  const [from, until] = statuses ? statusRange(statuses, now) : [null, null];
  return {
    whose: own ? deadlinesOf(own, hub.organizations, today) : null,
    due: [from, earlier(until, dueBefore ?? null)],
    conditions: [
      ...(responsible === 'OTHERS' ? [sql`d.responsible_id <> ALL (${$(others, 'int[]')})`] : []),
      ...(statuses ? statusCondition(statuses, now) : []),
      ...(procedures ? [sql`d.procedure = ANY (${$(procedures, 'text[]')})`] : []),
      ...(rules ? [sql`d.rule = ANY (${$(rules, 'text[]')})`] : []),
    ],
  };
}

type DueRange = readonly [from: Temporal.Instant | null, before: Temporal.Instant | null];

function earlier(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (one === null || other === null) return one ?? other;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/** What is due at this moment is overdue, and what ends at 24:00 is due today: a bound is the first instant behind it. */
const behind = (instant: Temporal.Instant): Temporal.Instant => instant.add({ microseconds: 1 });

/** The due times between which all open deadlines of some statuses lie. */
function statusRange(statuses: readonly DeadlineStatus[], now: Temporal.Instant): DueRange {
  const midnight = endOfDay(shanghaiDay(now));
  const from = statuses.includes('OVERDUE') ? null : behind(statuses.includes('DUE_TODAY') ? now : midnight);
  const before = statuses.includes('OPEN') ? null : behind(statuses.includes('DUE_TODAY') ? midnight : now);
  return [from, before];
}

/** What the range leaves over: what is due today between two others, and all where no open deadline has any of the statuses. */
function statusCondition(statuses: readonly DeadlineStatus[], now: Temporal.Instant): Sql[] {
  const [overdue, today, open] = (['OVERDUE', 'DUE_TODAY', 'OPEN'] as const).map((each) => statuses.includes(each));
  if (!overdue && !today && !open) return [sql`false`];
  if (today || !overdue || !open) return [];
  const [at, midnight] = [now, endOfDay(shanghaiDay(now))].map((each) => $(shanghaiText(each), 'timestamptz'));
  return at && midnight ? [sql`NOT (d.due_at > ${at} AND d.due_at <= ${midnight})`] : [];
}
