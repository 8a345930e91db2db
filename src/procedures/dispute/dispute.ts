/** The typed facts of a dispute over jurisdiction; organizations are keys, days `YYYY-MM-DD`. */
export interface DisputeFacts {
  readonly raiserId: number;
  readonly otherId: number;
  /** The county government, once the dispute was referred to it (D2). */
  readonly countyId: number | null;
  readonly itemCode: string | null;
  readonly townshipId: number | null;
  /** Who is competent by the lists on the day it was raised (G2); null where they do not say. */
  readonly listedId: number | null;
  readonly reason: string;
  /** Who is to handle it by the proposal that stands, and whose proposal that is. */
  readonly proposedId: number | null;
  readonly proposedById: number | null;
  readonly referralReason: string | null;
  /** Who handles it, by agreement or by decision. */
  readonly designatedId: number | null;
  readonly decisionBasis: string | null;
  readonly documentNumber: string | null;
}

export const consultationOutcomes = { AGREED: 'AGREED', FAILED: 'FAILED' } as const;
/** What a consultation came to. */
export type ConsultationOutcome = keyof typeof consultationOutcomes;

/** A consultation as it was recorded (D1). */
export interface Consultation {
  readonly heldOn: string;
  readonly content: string;
  readonly outcome: ConsultationOutcome;
  readonly recordedById: number;
  readonly recordedAt: string;
}
