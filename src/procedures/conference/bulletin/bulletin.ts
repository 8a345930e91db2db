/** The typed facts of a bulletin; organizations and records are keys, instants RFC 3339, days `YYYY-MM-DD`. */
export interface BulletinFacts {
  readonly officeId: number;
  readonly periodFrom: string;
  /** Last day of the period. */
  readonly periodTo: string;
  /** As the office numbers its bulletins; null while it has not. */
  readonly issueNumber: string | null;
  readonly content: string;
  readonly publishedAt: string | null;
  /** The record of category 6 as which it was shared. */
  readonly recordId: string | null;
}
