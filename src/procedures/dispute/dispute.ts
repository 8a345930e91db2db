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

/** `管辖争议：330217001000（岳阳镇）` */
export const titleOfItem = (itemCode: string | null, township: { readonly name: string } | null): string =>
  `管辖争议：${itemCode ?? ''}（${township?.name ?? ''}）`;
