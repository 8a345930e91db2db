export const meetingKinds = { REGULAR: 'REGULAR', SPECIAL: 'SPECIAL' } as const;
/** Conf 6: every half-year with all members, or whenever a topic asks for it with whom it concerns. */
export type MeetingKind = keyof typeof meetingKinds;

/** The typed facts of a meeting; organizations are keys, instants RFC 3339, days `YYYY-MM-DD`. */
export interface ConferenceMeetingFacts {
  readonly officeId: number;
  readonly convenerId: number;
  readonly kind: MeetingKind;
  readonly meetsAt: string;
  readonly endsAt: string | null;
  readonly place: string;
  /** All members of that day (J11), or those whom the topic concerns (J15). */
  readonly participantIds: readonly number[];
  /** Others who are asked to come (J11). */
  readonly invitedIds: readonly number[];
  /** Last day on which a regular meeting is announced in time (J12). */
  readonly noticeDueOn: string | null;
  /** Why it was announced later than that. */
  readonly overrideReason: string | null;
  readonly cancelReason: string | null;
  readonly heldAt: string | null;
  readonly attendedIds: readonly number[];
  /** Who came for each of them; empty where nobody was named. */
  readonly representatives: readonly string[];
  readonly minutes: string | null;
  readonly minutesDraftedAt: string | null;
  /** What the convener wants changed in the minutes. */
  readonly returnOpinion: string | null;
  readonly signedAt: string | null;
  readonly signedBy: string | null;
  readonly issuedAt: string | null;
}

/** Everybody who is asked to come, each once. */
export function askedToCome({
  participantIds,
  invitedIds,
}: Pick<ConferenceMeetingFacts, 'participantIds' | 'invitedIds'>): number[] {
  return [...new Set([...participantIds, ...invitedIds])];
}
