/** A change as the page follows it. */
export interface Change {
  readonly cursor: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: { readonly code: string; readonly name: string } | null;
  readonly subject: Subject | null;
}

/** Any record has a title; a penalty decision its number and fine beside it; other subjects only their type. */
export interface Subject {
  readonly title?: string;
  readonly category?: string;
  readonly timeliness?: string;
  readonly decisionNumber?: string;
  readonly fineAmount?: string | null;
}

export type Connection =
  | { readonly state: 'CONNECTING' | 'CONNECTED' }
  | { readonly state: 'INTERRUPTED'; readonly attempt: number }
  /** The hub no longer knows the cursor: the feed goes on from the newest change, what lies between is not shown. */
  | { readonly state: 'RESTARTED' }
  /** The token is invalid or has expired. */
  | { readonly state: 'REFUSED' };

export interface FeedReader {
  onConnection(connection: Connection): void;
  /** `missed` when the change happened while this page was disconnected. */
  onChange(change: Change, missed: boolean): void;
}
