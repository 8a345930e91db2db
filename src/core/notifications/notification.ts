import type { NotificationKind } from './notification-kinds.js';

/** What somebody is told of: nothing that was typed, and nobody by name. Instants are RFC 3339. */
export interface Told {
  readonly kind: NotificationKind;
  /** Event of the change log, or what else it was that is told. */
  readonly source: string;
  readonly subjectType: string | null;
  /** Key in the database. */
  readonly subjectId: string | null;
  /** Of a proceeding. */
  readonly procedure: string | null;
  readonly number: string | null;
  /** Of a record. */
  readonly category: string | null;
  /** The clock that is told of. */
  readonly rule: string | null;
  readonly label: string | null;
  readonly dueAt: string | null;
  readonly occurredAt: string;
}

/** The same as somebody has it. */
export interface Notification extends Told {
  readonly key: string;
  readonly readAt: string | null;
  /** Affiliation of whoever is away. */
  readonly absent: number | null;
}

export const notificationGlobalId = (key: string): string => `ntf_${key}`;

/** The database key behind a global id; null when the text is no such id. */
export function notificationKey(globalId: string): string | null {
  const [, digits] = /^ntf_([1-9]\d{0,14})$/.exec(globalId) ?? [];
  return digits ?? null;
}
