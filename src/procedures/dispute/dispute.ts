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
