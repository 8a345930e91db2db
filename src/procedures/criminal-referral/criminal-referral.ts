/** What the head of the sender decides on the report (X2). */
export const headDecisions = { APPROVED: 'APPROVED', NOT_APPROVED: 'NOT_APPROVED' } as const;

/** What the police decide on a case that was referred (X2). */
export const policeDecisions = { FILED: 'FILED', NOT_FILED: 'NOT_FILED', PASSED_ON: 'PASSED_ON' } as const;

/** What the police decide when asked to reconsider (X2). */
export const reconsiderations = { FILED: 'FILED', UPHELD: 'UPHELD' } as const;

/** What the procuratorate answers (X2). */
export const supervisions = { FILING_DEMANDED: 'FILING_DEMANDED', NOT_DEMANDED: 'NOT_DEMANDED' } as const;

/** What becomes of a case after it was filed (X2). */
export const filedOutcomes = {
  TRANSFERRED: 'TRANSFERRED',
  CASE_WITHDRAWN: 'CASE_WITHDRAWN',
  INDICTED: 'INDICTED',
  NOT_PROSECUTED: 'NOT_PROSECUTED',
  JUDGED: 'JUDGED',
} as const;
export type FiledOutcome = keyof typeof filedOutcomes;

/** Order 310, art. 6 (五): other material comes with the four documents where there is some. */
export const otherMaterials = { OTHER_REFERRAL_MATERIAL: '其他有关涉嫌犯罪的材料' } as const;

interface Suspected {
  readonly suspectedCrime: string;
  readonly partyName?: string | null;
}

/** `涉嫌非法采矿罪（某砂石公司）` */
export const titleOf = ({ suspectedCrime, partyName }: Suspected): string =>
  `涉嫌${suspectedCrime}${partyName == null ? '' : `（${partyName}）`}`;
