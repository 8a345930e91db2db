import type { Period, Timeline } from '../../kernel/timeline.js';

/** Set: something holds from a day on, or ends. Corrected and cancelled: what was told was wrong. */
export const changeKinds = { SET: 'SET', CORRECTED: 'CORRECTED', CANCELLED: 'CANCELLED' } as const;
export type ChangeKind = keyof typeof changeKinds;

/** A change of what is believed of one subject: a policy, an office, an item in a township. */
export interface DatedChange<P extends Period> {
  readonly subject: string;
  /** RFC 3339. */
  readonly recordedAt: string;
  readonly kind: ChangeKind;
  /** Key of whoever changed it. */
  readonly organization: number;
  readonly reason: string;
  /** All periods of the subject as they were believed until then. */
  readonly before: Timeline<P>;
}
