export const complaintKinds = { COMPLAINT: 'COMPLAINT', TIP_OFF: 'TIP_OFF' } as const;
/** 投诉: by whoever suffered from it; 举报: by anybody. */
export type ComplaintKind = keyof typeof complaintKinds;

export const verificationOutcomes = {
  VIOLATION: 'VIOLATION',
  NO_VIOLATION: 'NO_VIOLATION',
  NO_JURISDICTION: 'NO_JURISDICTION',
} as const;
/** What verification leads to (三(二)1): a case, a reply, or the competent organization. */
export type VerificationOutcome = keyof typeof verificationOutcomes;

/** The typed facts of a complaint; organizations are keys, instants RFC 3339. Nothing here tells who complained. */
export interface ComplaintFacts {
  /** C1: whoever registered it, for ever. */
  readonly firstContactId: number;
  /** Who handles it now: the first contact until another organization has taken it over. */
  readonly handlerId: number;
  /** Whom it was passed on to last, by notice (C8) or handover (C5). */
  readonly receiverId: number | null;
  /** The department that informed the township (C8). */
  readonly informerId: number | null;
  /** The county government, once a dispute was referred to it (D2). */
  readonly countyId: number | null;
  readonly kind: ComplaintKind;
  readonly receivedAt: string;
  readonly subject: string;
  readonly summary: string;
  readonly itemCode: string | null;
  /** The township where it happened. */
  readonly placeId: number | null;
  /** Who is competent by the lists of that day (G2). */
  readonly competentId: number | null;
  /** Against whom. */
  readonly partyName: string | null;
  readonly anonymous: boolean;
  readonly acceptedAt: string | null;
  readonly outcome: VerificationOutcome | null;
  readonly verification: string | null;
  readonly urgent: boolean;
  readonly urgencyReason: string | null;
  readonly filedAt: string | null;
  readonly caseNumber: string | null;
  /** C8: when the township was told; never without C7. */
  readonly informedAt: string | null;
  /** C7: when the complainant was told; null for an anonymous complaint. */
  readonly complainantToldAt: string | null;
  readonly complainantNotice: string | null;
  readonly handedOverAt: string | null;
  /** Key of the case transfer that went with the handover (C5). */
  readonly caseTransferId: string | null;
  readonly returnReason: string | null;
  readonly result: string | null;
  readonly repliedAt: string | null;
  readonly replyNotice: string | null;
  readonly feedback: string | null;
  readonly feedbackAt: string | null;
}

/** Who complained, in clear. */
export interface Complainant {
  readonly name: string;
  /** Telephone or address. */
  readonly contact: string | null;
  readonly citizenNumber: string | null;
}
