/** The typed facts of a resolution; organizations are keys, instants RFC 3339, days `YYYY-MM-DD`. */
export interface ResolutionFacts {
  readonly officeId: number;
  /** Key of the meeting that adopted it. */
  readonly meetingId: string;
  /** When that meeting met: whatever meets later hears of it (J19). */
  readonly adoptedAt: string;
  /** Who carries it out, the one in charge first. */
  readonly responsibleIds: readonly number[];
  readonly content: string;
  readonly dueOn: string;
  readonly progress: string | null;
  readonly progressAt: string | null;
  readonly result: string | null;
  readonly completedAt: string | null;
  readonly urgedAt: string | null;
  readonly analysis: string | null;
  readonly opinion: string | null;
}

/** What was told at a meeting (J19). */
export interface ResolutionReport {
  readonly meetingId: string;
  readonly organizationId: number;
  readonly reportedAt: string;
  readonly completed: boolean;
  readonly report: string;
}
