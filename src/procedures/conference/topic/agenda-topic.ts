import type { MeetingKind } from '../meeting/conference-meeting.js';

export const topicKinds = {
  EXCHANGE: 'EXCHANGE',
  KEY_PROBLEMS: 'KEY_PROBLEMS',
  CONTRADICTIONS: 'CONTRADICTIONS',
  NEW_IDEAS: 'NEW_IDEAS',
  OTHER: 'OTHER',
} as const;
/** What a conference discusses (J16, Conf 7). */
export type TopicKind = keyof typeof topicKinds;

export const coordinationResults = { SETTLED: 'SETTLED', UNRESOLVED: 'UNRESOLVED', COMPLEX: 'COMPLEX' } as const;
/** What the office's preliminary coordination came to (J13). */
export type CoordinationResult = keyof typeof coordinationResults;

/** The typed facts of a topic; organizations are keys, instants RFC 3339. */
export interface AgendaTopicFacts {
  readonly proposerId: number;
  readonly officeId: number;
  readonly convenerId: number;
  /** Which kind of meeting it is proposed for. */
  readonly meetingKind: MeetingKind;
  readonly kind: TopicKind;
  readonly content: string;
  readonly coordinationResult: CoordinationResult | null;
  readonly coordination: string | null;
  /** What the convener said to it. */
  readonly opinion: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** Key of the meeting on whose agenda it stands. */
  readonly meetingId: string | null;
}
