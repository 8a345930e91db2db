import type { Refusal } from '../../kernel/refusal.js';
import type { Period } from '../../kernel/timeline.js';
import type { ChangedTimeline, TimelineChange } from './change-timeline.js';
import type { Touched } from './touched.js';

/** Why something is put right, and whether only to tell what that would do. */
export interface CorrectionAsked {
  readonly reason: string;
  readonly dryRun?: boolean | null;
}

/** How a table is put right: what is wrong with the request, and what becomes of what stands. */
export interface CorrectionAct<P extends Period> extends Pick<TimelineChange<P>, 'kind' | 'decide'> {
  /** Of the audit log. */
  readonly action: string;
  readonly wrong: readonly Refusal[];
}

/** What a correction came to, or would. */
export interface Corrected<P extends Period> extends ChangedTimeline<P> {
  readonly touched: readonly Touched[];
}

export function refusedCorrection(userErrors: readonly Refusal[]): Corrected<never> {
  return { timeline: [], changedDays: [], touched: [], userErrors };
}

/** As resolvers return it, its periods in the words of their type. */
export function shownCorrection<P extends Period, Shown>(
  { timeline, ...told }: Corrected<P>,
  shown: (period: P) => Shown,
) {
  return { ...told, periods: timeline.map(shown) };
}
