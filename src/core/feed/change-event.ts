/** A change as the log holds it, with its place in the one public order. */
export interface ChangeEvent {
  /** Place in the order: dense, from 1. */
  readonly seq: number;
  readonly eventId: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectRevision: number;
  readonly category: string | null;
  /** Who acted; null when the hub's clock did. */
  readonly organizationId: number | null;
  /** Whose subject it is. */
  readonly publisherId: number;
  /** Organizations that may know of it; null: all members. */
  readonly audience: readonly number[] | null;
  /** Organizations whose needs its subject met then (S3). */
  readonly neededBy: readonly number[];
  /** RFC 3339 with the database's microseconds. */
  readonly at: string;
}
