export const suspicionBases = { CASE: 'CASE', PARTY: 'PARTY' } as const;
/** Why a decision is flagged (X3): for the case that it names, or for its party. */
export type SuspicionBasis = keyof typeof suspicionBases;
