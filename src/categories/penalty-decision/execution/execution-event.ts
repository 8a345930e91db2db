/** What happens to a decision after it was made (Administrative Penalty Law, chapter 6). */
export const executionEventKinds = {
  PAYMENT: 'PAYMENT',
  INSTALMENTS: 'INSTALMENTS',
  SURCHARGE: 'SURCHARGE',
  PERFORMED: 'PERFORMED',
  SUSPENDED: 'SUSPENDED',
  RESUMED: 'RESUMED',
  ENFORCEMENT_APPLIED: 'ENFORCEMENT_APPLIED',
  ENFORCEMENT_ACCEPTED: 'ENFORCEMENT_ACCEPTED',
  ENFORCEMENT_DONE: 'ENFORCEMENT_DONE',
  ENFORCEMENT_TERMINATED: 'ENFORCEMENT_TERMINATED',
} as const;
export type ExecutionEventKind = keyof typeof executionEventKinds;

/** By which way a decision is enforced (Administrative Compulsion Law art. 50, 53). */
export const enforcementMeans = { COURT: 'COURT', SUBSTITUTE: 'SUBSTITUTE' } as const;
export type EnforcementMeans = keyof typeof enforcementMeans;

/** A part of what is owed, and the day by which it is to be paid. */
export interface Instalment {
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Yuan. */
  readonly amount: string;
}

/** Something that happened to a decision, as it is told. */
export interface ExecutionEvent {
  readonly kind: ExecutionEventKind;
  /** `YYYY-MM-DD`. */
  readonly occurredOn: string;
  /** Yuan: of a payment or a surcharge. */
  readonly amount: string | null;
  /** Of what was granted; empty for all else. */
  readonly instalments: readonly Instalment[];
  /** Of an application for enforcement. */
  readonly means: EnforcementMeans | null;
  readonly note: string | null;
}

/** The same as a decision keeps it, in the order of recording. One that never happened stays, and counts no more. */
export interface KeptEvent extends ExecutionEvent {
  readonly isCancelled: boolean;
}
