/** What a conference discusses (J16, Conf 7). */
export const topicKinds = {
  EXCHANGE: 'EXCHANGE',
  KEY_PROBLEMS: 'KEY_PROBLEMS',
  CONTRADICTIONS: 'CONTRADICTIONS',
  NEW_IDEAS: 'NEW_IDEAS',
  OTHER: 'OTHER',
} as const;

/** What the office's preliminary coordination came to (J13). */
export const coordinationResults = { SETTLED: 'SETTLED', UNRESOLVED: 'UNRESOLVED', COMPLEX: 'COMPLEX' } as const;
