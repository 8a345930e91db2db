/** The typed facts of a criminal referral; organizations are keys, instants RFC 3339. */
export interface ReferralFacts {
  readonly senderId: number;
  /** Named when the case is sent. */
  readonly policeId: number | null;
  /** Named when it is asked to supervise. */
  readonly procuratorateId: number | null;
  readonly suspectedCrime: string;
  readonly grounds: string;
  readonly partyName: string | null;
  /** At least two, once they have reported. */
  readonly officers: readonly string[];
  readonly report: string | null;
  /** The head of the sender who decided on the report, and why it is not referred. */
  readonly decidedBy: string | null;
  readonly notReferredReason: string | null;
  readonly sentAt: string | null;
  readonly receiptSignedBy: string | null;
  readonly receivedAt: string | null;
  readonly passedOnTo: string | null;
  readonly notFiledReason: string | null;
  readonly reconsiderationReason: string | null;
  readonly upheldReason: string | null;
  /** Until when the last decision not to file may be contested. */
  readonly contestUntil: string | null;
  readonly supervisionReason: string | null;
  readonly supervisionReply: string | null;
  readonly policeContact: string | null;
  readonly procuratorateContact: string | null;
  readonly courtContact: string | null;
}

export const headDecisions = { APPROVED: 'APPROVED', NOT_APPROVED: 'NOT_APPROVED' } as const;
/** What the head of the sender decides on the report. */
export type HeadDecision = keyof typeof headDecisions;

export const policeDecisions = { FILED: 'FILED', NOT_FILED: 'NOT_FILED', PASSED_ON: 'PASSED_ON' } as const;
/** What the police decide on a case that was referred. */
export type PoliceDecision = keyof typeof policeDecisions;

export const reconsiderations = { FILED: 'FILED', UPHELD: 'UPHELD' } as const;
/** What the police decide when asked to reconsider. */
export type Reconsideration = keyof typeof reconsiderations;

export const supervisions = { FILING_DEMANDED: 'FILING_DEMANDED', NOT_DEMANDED: 'NOT_DEMANDED' } as const;
/** What the procuratorate answers. */
export type Supervision = keyof typeof supervisions;
