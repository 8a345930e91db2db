import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { readClocks, type OfferScope, type ProceedingRow } from '../../core/proceedings/index.js';
import { rowsByOwner } from '../../core/visibility/index.js';
import type { WhistleCallFacts } from './whistle-call.facts.js';
import { nobodyAbsent } from './whistle-call.rules.js';

interface Clock {
  readonly clock: string;
  readonly responsibleId: number;
  readonly dueAt: string;
  readonly metAt: string | null;
}

/** Keys of those whose time to report is over. */
export function overdueUnits(clocks: readonly Clock[], now: Temporal.Instant): readonly number[] {
  return clocks.flatMap(({ clock, metAt, dueAt, responsibleId }) =>
    clock === 'reporting' && metAt === null && !isInTime(now, Temporal.Instant.from(dueAt)) ? [responsibleId] : [],
  );
}

/** U10: whether nobody is absent without a reason, or beyond its time. */
export async function nothingToContest(
  row: ProceedingRow<WhistleCallFacts>,
  { hub, loaders }: OfferScope,
): Promise<boolean> {
  const clocks = await loaders.ownFor(readClocks, rowsByOwner).load(row.key);
  return nobodyAbsent(row, overdueUnits(clocks, hub.clock.now()));
}
