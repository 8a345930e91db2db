/** 任免调整奖惩 (U9). */
export const personnelMeasures = {
  APPOINTMENT: 'APPOINTMENT',
  REMOVAL: 'REMOVAL',
  ADJUSTMENT: 'ADJUSTMENT',
  REWARD: 'REWARD',
  PUNISHMENT: 'PUNISHMENT',
} as const;

/** What the county government makes of a recommendation. */
export const personnelDecisions = {
  ADOPTED: 'ADOPTED',
  PARTLY_ADOPTED: 'PARTLY_ADOPTED',
  NOT_ADOPTED: 'NOT_ADOPTED',
} as const;
