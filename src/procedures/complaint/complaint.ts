/** 投诉: by whoever suffered from it; 举报: by anybody. */
export const complaintKinds = { COMPLAINT: 'COMPLAINT', TIP_OFF: 'TIP_OFF' } as const;

/** What verification leads to (三(二)1): a case, a reply, or the competent organization. */
export const verificationOutcomes = {
  VIOLATION: 'VIOLATION',
  NO_VIOLATION: 'NO_VIOLATION',
  NO_JURISDICTION: 'NO_JURISDICTION',
} as const;

/** Who complained, in clear. */
export interface Complainant {
  readonly name: string;
  /** Telephone or address. */
  readonly contact: string | null;
  readonly citizenNumber: string | null;
}
