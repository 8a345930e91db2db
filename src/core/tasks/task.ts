/** A task within a proceeding: which organization does what by when, and what came of it. Instants are RFC 3339. */
export interface Task {
  /** Key in the database. */
  readonly id: string;
  readonly organizationId: number;
  readonly description: string;
  readonly dueAt: string;
  /** Null while nothing was reported. */
  readonly result: string | null;
  readonly reportedAt: string | null;
  readonly confirmedAt: string | null;
  /** When whoever set it last urged it (U8). */
  readonly urgedAt: string | null;
  readonly urgings: number;
  /** When nobody had to do it any longer. */
  readonly cancelledAt: string | null;
  /** When the proceeding it belongs to was closed. */
  readonly closedAt: string | null;
}

/** A task that is about to be set. */
export interface NewTask {
  readonly organizationId: number;
  /** The rule by which it is set. */
  readonly rule: string;
  readonly description: string;
  readonly dueAt: string;
}
