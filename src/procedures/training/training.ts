export const trainingKinds = { PLACEMENT: 'PLACEMENT', COURSE: 'COURSE', EXAMINATION: 'EXAMINATION' } as const;
/** How townships are trained (A6). */
export type TrainingKind = keyof typeof trainingKinds;

/** The typed facts of a training; organizations are keys, days `YYYY-MM-DD`. */
export interface TrainingFacts {
  readonly organizerId: number;
  readonly kind: TrainingKind;
  readonly subject: string;
  /** Items that were handed over and are trained. */
  readonly itemCodes: readonly string[];
  readonly heldOn: string;
  /** Last day, where it took more than one. */
  readonly endedOn: string | null;
  readonly hours: number;
  /** The townships that took part; how many people came, and passed, stand at the same places. */
  readonly townshipIds: readonly number[];
  readonly participants: readonly number[];
  /** Null where nobody was examined. */
  readonly passed: readonly number[] | null;
}
