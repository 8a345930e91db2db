import { columnNames } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { $, join, nothing, sql, type Sql } from '../../platform/database/sql.js';

/** A change as its writer knows it: ids and facts that may stay for ever, never personal data. */
export interface NewChange {
  readonly eventId: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectRevision: number;
  readonly category: string | null;
  /** Who acted; null when the hub's clock did. */
  readonly organizationId: number | null;
  readonly publisherId: number;
  /** Organizations that may know of it, null: all members. */
  readonly audience: readonly number[] | null;
  /** RFC 3339. */
  readonly at: string;
  readonly body: Readonly<Record<string, string | number | null>>;
}

export const changeColumns: readonly Column[] = [
  { property: 'eventId', column: 'event_id', type: 'uuid' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'subjectType', column: 'subject_type', type: 'text' },
  { property: 'subjectId', column: 'subject_id', type: 'uuid' },
  { property: 'subjectRevision', column: 'subject_revision', type: 'int' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'publisherId', column: 'publisher_id', type: 'int' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'at', column: 'at', type: 'timestamptz' },
  { property: 'body', column: 'body', type: 'text' },
];

const changeNames = columnNames(changeColumns);

/** A change as the log keeps it, by property: the body's bytes are what the chain is made of. */
export function storedChange(change: NewChange): Readonly<Record<string, unknown>> {
  return { ...change, body: JSON.stringify(change.body) };
}

/**
 * The INSERT that appends a change. It must run in the business transaction after the subject's row is locked or
 * updated (`FROM` a CTE that did so, or a later statement): the identity it draws then orders it behind every earlier
 * change of the same subject.
 */
export function changeInsert(change: NewChange, from = nothing): Sql {
  const stored = storedChange(change);
  return sql`INSERT INTO change_event (${changeNames})
    SELECT ${join(changeColumns.map(({ property, type }) => $(stored[property], type)))} ${from}`;
}
