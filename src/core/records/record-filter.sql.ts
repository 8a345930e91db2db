import { $, join, literal, sql, type Sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import { unreadRecord } from '../readings/index.js';
import { itemConditions } from './item-filter.sql.js';
import type { RecordFilter } from './record-filter.graphql.js';
import { recordStatuses, type RecordStatus } from './record.js';
import { soughtIn } from '../../platform/search-text/index.js';

/** The predicates of the filter that all lists of records have in common: without one, all that was not withdrawn. */
export function recordConditions(
  filter: RecordFilter | null | undefined,
  hub: Pick<Hub, 'organizations' | 'clock'>,
): Sql[] {
  const ofStatus = statusCondition(filter?.statuses);
  if (!filter) return [ofStatus];
  const { publisherCodes, formedFrom, formedTo, sharedFrom, sharedTo, timeliness, text, needed, unreadBy } = filter;
  const publishers = publisherCodes?.flatMap((code) => hub.organizations.byCode(code)?.key ?? []);
  return [
    ofStatus,
    ...(publishers ? [sql`r.publisher_id = ANY (${$(publishers, 'int[]')})`] : []),
    ...(formedFrom ? [sql`r.formed_on >= ${$(formedFrom, 'date')}`] : []),
    ...(formedTo ? [sql`r.formed_on <= ${$(formedTo, 'date')}`] : []),
    // Days are compared as instants of the session's zone, Asia/Shanghai, so that the index on shared_at serves.
    ...(sharedFrom ? [sql`r.shared_at >= ${$(sharedFrom, 'date')}::timestamptz`] : []),
    ...(sharedTo ? [sql`r.shared_at < (${$(sharedTo, 'date')} + 1)::timestamptz`] : []),
    ...(timeliness ? [sql`r.timeliness = ANY (${$(timeliness, 'text[]')})`] : []),
    ...(needed == null ? [] : [needed ? isNeeded : sql`NOT ${isNeeded}`]),
    ...unreadRecord(unreadBy, hub),
    ...itemConditions(filter, hub),
    ...(text == null ? [] : [searchCondition(text)]),
  ];
}

/** Whether a record meets a need of whoever acts (S3). */
const isNeeded = sql`EXISTS (SELECT FROM record_need n WHERE n.record_id = r.id AND n.until IS NULL
    AND n.organization_id = (SELECT nullif(current_setting('hub.identity', true), '')::int))`;

/** Constants, not a parameter: those that are withdrawn or awaited are few, and have indexes of their own. */
function statusCondition(statuses: readonly RecordStatus[] | null | undefined): Sql {
  if (!statuses) return sql`r.status <> 'WITHDRAWN'`;
  const named = Object.values(recordStatuses).filter((status) => statuses.includes(status));
  return named.length === 0 ? sql`false` : sql`r.status IN (${join(named.map(literal))})`;
}

/** Pairs of characters find candidates through the index, the text itself decides: in a function, see migration 0009. */
function searchCondition(text: string): Sql {
  const { pairs, patterns } = soughtIn(text, 'filter.text');
  return sql`r.id IN (SELECT records_matching(${$(pairs, 'text[]')}, ${$(patterns, 'text[]')}))`;
}
