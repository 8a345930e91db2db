/** The typed facts of a joint operation; organizations are keys, instants RFC 3339. Its tasks are rows of their own. */
export interface JointOperationFacts {
  readonly leadId: number;
  readonly participantIds: readonly number[];
  readonly objective: string;
  readonly place: string | null;
  readonly plannedAt: string;
  readonly startedAt: string | null;
  readonly conclusion: string | null;
  readonly cancelReason: string | null;
}
