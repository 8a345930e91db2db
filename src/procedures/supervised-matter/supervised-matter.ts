/** The typed facts of a supervised matter; organizations are keys. Its tasks are rows of their own. */
export interface SupervisedMatterFacts {
  readonly townshipId: number;
  /** Whoever has a task. */
  readonly departmentIds: readonly number[];
  readonly matter: string;
  readonly place: string | null;
  readonly result: string | null;
  readonly cancelReason: string | null;
}
