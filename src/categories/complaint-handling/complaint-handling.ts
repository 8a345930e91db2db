export const handlingStatuses = {
  REGISTERED: 'REGISTERED',
  ACCEPTED: 'ACCEPTED',
  VERIFIED: 'VERIFIED',
  FILED: 'FILED',
  TRANSFERRED: 'TRANSFERRED',
  REPLIED: 'REPLIED',
  CLOSED: 'CLOSED',
  NOT_PUNISHED: 'NOT_PUNISHED',
  NOT_ADMITTED: 'NOT_ADMITTED',
  WITHDRAWN: 'WITHDRAWN',
  MERGED: 'MERGED',
} as const;
export type HandlingStatus = keyof typeof handlingStatuses;

/** 投诉: by whoever suffered from it; 举报: by anybody. */
export const complaintKinds = { COMPLAINT: 'COMPLAINT', TIP_OFF: 'TIP_OFF' } as const;
export type ComplaintKind = keyof typeof complaintKinds;

/** What verification leads to (三(二)1): a case, a reply, or the competent organization. */
export const verificationOutcomes = {
  VIOLATION: 'VIOLATION',
  NO_VIOLATION: 'NO_VIOLATION',
  NO_JURISDICTION: 'NO_JURISDICTION',
} as const;
export type VerificationOutcome = keyof typeof verificationOutcomes;

/** What the hub tells of a complaint that it sees handled: facts that nobody typed. */
export interface ComplaintProgress {
  /** Null in what is published by hand, where the rest is nothing either. */
  readonly complaintKind: ComplaintKind | null;
  /** Code of the township where it happened. */
  readonly townshipCode: string | null;
  /** Working days from its receipt to the last step that is told. */
  readonly workingDays: number | null;
  readonly outcome: VerificationOutcome | null;
  readonly itemCodes: readonly string[];
}

export interface ComplaintHandlingFields extends Partial<ComplaintProgress> {
  /** Day the complaint was received, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly handlingStatus: HandlingStatus;
  readonly summary: string;
}
