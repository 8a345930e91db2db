export const meetingKinds = { REGULAR: 'REGULAR', SPECIAL: 'SPECIAL' } as const;
/** Conf 6: every half-year with all members, or whenever a topic asks for it with whom it concerns. */
export type MeetingKind = keyof typeof meetingKinds;

/** Everybody who is asked to come, each once. */
export function askedToCome({
  participantIds,
  invitedIds,
}: {
  readonly participantIds: readonly number[];
  readonly invitedIds: readonly number[];
}): number[] {
  return [...new Set([...participantIds, ...invitedIds])];
}
