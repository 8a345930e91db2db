import type { CalendarBasis } from '../../kernel/calendar.js';

export const transferTimeliness = { IN_TIME: 'IN_TIME', LATE: 'LATE' } as const;
/** Whether a case was sent within the clock of T4, T5 or T6: late is flagged, never refused. */
export type TransferTimeliness = keyof typeof transferTimeliness;

export const caseOutcomes = {
  PENALTY: 'PENALTY',
  NO_PENALTY: 'NO_PENALTY',
  NO_VIOLATION: 'NO_VIOLATION',
  REFERRED: 'REFERRED',
} as const;
/** How a case ended. */
export type CaseOutcome = keyof typeof caseOutcomes;

/** The typed facts of a case transfer; organizations are keys, instants RFC 3339, days `YYYY-MM-DD`. */
export interface CaseTransferFacts {
  readonly senderId: number;
  /** Null while only the discovery is registered. */
  readonly receiverId: number | null;
  /** The county government, once a dispute was referred to it (D2). */
  readonly countyId: number | null;
  /** Who it was sent to, whoever handles it since; null while it is not sent. */
  readonly sentToId: number | null;
  readonly itemCode: string | null;
  readonly causeOfCase: string;
  readonly partyName: string | null;
  readonly basicFacts: string | null;
  readonly discoveredAt: string;
  readonly urgent: boolean;
  readonly urgencyReason: string | null;
  readonly violationOngoing: boolean;
  readonly dissuasion: string | null;
  readonly dissuadedAt: string | null;
  readonly informedAt: string | null;
  readonly legacyFiledOn: string | null;
  readonly legacyClosedOn: string | null;
  readonly legacyConsultation: string | null;
  /** The law by which a body that is no party by itself may send in its own name (T10). */
  readonly onBehalfOfLaw: string | null;
  readonly dueAt: string;
  readonly dueBasis: CalendarBasis;
  readonly sentAt: string | null;
  readonly timeliness: TransferTimeliness | null;
  readonly returnReason: string | null;
  readonly outcome: CaseOutcome | null;
  readonly result: string | null;
}
