import type { Parameters } from '../../platform/database/parameters.js';

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

/**
 * The INSERT that appends a change. It must run in the business transaction after the subject's row is locked or
 * updated (`FROM` a CTE that did so, or a later statement): the identity it draws then orders it behind every earlier
 * change of the same subject.
 */
export function appendChange(change: NewChange, $: Parameters, from = ''): string {
  return `INSERT INTO change_event
      (event_id, kind, subject_type, subject_id, subject_revision, category, organization_id, publisher_id, audience, at, body)
    SELECT ${$(change.eventId, 'uuid')}, ${$(change.kind, 'text')}, ${$(change.subjectType, 'text')},
      ${$(change.subjectId, 'uuid')}, ${$(change.subjectRevision, 'int')}, ${$(change.category, 'text')},
      ${$(change.organizationId, 'int')}, ${$(change.publisherId, 'int')}, ${$(change.audience, 'int[]')},
      ${$(change.at, 'timestamptz')}, ${$(JSON.stringify(change.body), 'text')} ${from}`;
}
