/** Who reviewed a decision. */
export const reviewers = { RECONSIDERATION: 'RECONSIDERATION', COURT: 'COURT' } as const;
export type Reviewer = keyof typeof reviewers;

/** What came of it (Administrative Reconsideration Law, Administrative Litigation Law). */
export const reviewOutcomes = {
  UPHELD: 'UPHELD',
  CHANGED: 'CHANGED',
  PARTLY_SET_ASIDE: 'PARTLY_SET_ASIDE',
  SET_ASIDE: 'SET_ASIDE',
  FOUND_UNLAWFUL: 'FOUND_UNLAWFUL',
  FOUND_VOID: 'FOUND_VOID',
} as const;
export type ReviewOutcome = keyof typeof reviewOutcomes;

/** How a decision stands after its reviews. */
export const decisionStandings = {
  IN_FORCE: 'IN_FORCE',
  CHANGED: 'CHANGED',
  PARTLY_SET_ASIDE: 'PARTLY_SET_ASIDE',
  SET_ASIDE: 'SET_ASIDE',
  FOUND_UNLAWFUL: 'FOUND_UNLAWFUL',
  FOUND_VOID: 'FOUND_VOID',
} as const;
export type DecisionStanding = keyof typeof decisionStandings;

/** A reconsideration decision or a judgment on a penalty decision. */
export interface DecisionReview {
  readonly reviewer: Reviewer;
  readonly outcome: ReviewOutcome;
  readonly documentNumber: string;
  /** `YYYY-MM-DD`. */
  readonly decidedOn: string;
  readonly summary: string;
  /** Yuan, what the fine came to; null where it stayed as it was. Of a change or a setting aside in part only. */
  readonly fineAmount?: string | null;
  readonly confiscatedAmount?: string | null;
}
