export const personnelMeasures = {
  APPOINTMENT: 'APPOINTMENT',
  REMOVAL: 'REMOVAL',
  ADJUSTMENT: 'ADJUSTMENT',
  REWARD: 'REWARD',
  PUNISHMENT: 'PUNISHMENT',
} as const;
/** 任免调整奖惩 (U9). */
export type PersonnelMeasure = keyof typeof personnelMeasures;

export const personnelDecisions = {
  ADOPTED: 'ADOPTED',
  PARTLY_ADOPTED: 'PARTLY_ADOPTED',
  NOT_ADOPTED: 'NOT_ADOPTED',
} as const;
/** What the county government makes of a recommendation. */
export type PersonnelDecision = keyof typeof personnelDecisions;

/** The typed facts of a personnel recommendation; organizations are keys. All that is said of the official stands here alone. */
export interface PersonnelRecommendationFacts {
  readonly townshipId: number;
  readonly departmentId: number;
  readonly countyId: number;
  /** The dispatched body whose head it is about. */
  readonly bodyName: string;
  readonly personName: string | null;
  readonly measure: PersonnelMeasure;
  readonly grounds: string;
  /** What the department has to say. */
  readonly opinion: string | null;
  readonly decision: PersonnelDecision | null;
  readonly decisionText: string | null;
}
