/**
 * Why there is no crime to punish, though there may be a violation: Criminal Procedure Law art. 177, State Council Order 310 art. 13, Administrative
 * Penalty Law art. 27.
 */
export const reverseGrounds = {
  NOT_PROSECUTED: 'NOT_PROSECUTED',
  NOT_FILED: 'NOT_FILED',
  CASE_WITHDRAWN: 'CASE_WITHDRAWN',
  EXEMPTED: 'EXEMPTED',
} as const;
export type ReverseGround = keyof typeof reverseGrounds;

/** Whose decision each ground is, and what it is called. */
export const groundsOf: Readonly<Record<ReverseGround, { readonly kind: string; readonly label: string }>> = {
  NOT_PROSECUTED: { kind: 'PROCURATORATE', label: '决定不起诉' },
  NOT_FILED: { kind: 'DEPARTMENT', label: '决定不予立案' },
  CASE_WITHDRAWN: { kind: 'DEPARTMENT', label: '决定撤销案件' },
  EXEMPTED: { kind: 'COURT', label: '判决免予刑事处罚' },
};

/** What the competent authority answers. */
export const reverseOutcomes = { PENALIZED: 'PENALIZED', NOT_PUNISHED: 'NOT_PUNISHED' } as const;

/** `行政处罚移送：某砂石公司` */
export const titleOf = ({ partyName }: { readonly partyName: string }): string => `行政处罚移送：${partyName}`;
