import type { ChangeFilter as GeneratedFilter, ChangeKind, FollowChangesSubscription } from './operations.generated.js';

/** A value of an enum; a hub of a later version may have more of them than this client knows. */
export type Open<Value extends string> = Value | (string & Record<never, never>);

/** What `/events` tells of the subject of a change. */
export type FollowedSubject = NonNullable<FollowChangesSubscription['changes']['subject']>;

/** One change of the log, or a heartbeat. */
export interface Change<Subject = FollowedSubject> {
  /** Where to go on behind it. */
  readonly cursor: string;
  /** The cursor of what was sent before it on the same stream. */
  readonly previousCursor: string | null;
  readonly kind: Open<ChangeKind>;
  readonly occurredAt: string;
  readonly subjectId: string | null;
  readonly organization: { readonly code: string; readonly name: string } | null;
  /** As one may see it now; null where there is nothing to see any longer. */
  readonly subject: Subject | null;
}

/** Which changes are sent; all that is given must hold. */
export type ChangeFilter = GeneratedFilter;

export const heartbeat = 'HEARTBEAT';
