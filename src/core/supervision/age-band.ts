/** Days are of 24 hours, whole ones that have passed since the due time. */
export const overdueDays = { seconds: 86_400 } as const;

/** How old something overdue is, in whole days: from a number of days on, up to the next band. */
export const ageBands = {
  UNDER_3_DAYS: 0,
  FROM_3_DAYS: 3,
  FROM_10_DAYS: 10,
  FROM_30_DAYS: 30,
} as const;

export type AgeBand = keyof typeof ageBands;

export const ageBandNames = Object.keys(ageBands) as readonly AgeBand[];

export function ageBandOf(days: number): AgeBand {
  return ageBandNames.findLast((band) => days >= ageBands[band]) ?? 'UNDER_3_DAYS';
}
