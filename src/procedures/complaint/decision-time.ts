import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { isInTime } from '../../kernel/deadline.js';
import { policyOn, type Policies } from '../../core/policies/index.js';
import { readClocks, type OfferScope, type ProceedingRow } from '../../core/proceedings/index.js';
import { rowsByOwner } from '../../core/visibility/index.js';
import type { ComplaintFacts } from './complaint.facts.js';

interface Clock {
  readonly clock: string;
  readonly dueAt: string;
  readonly metAt: string | null;
  readonly endedAt: string | null;
}

/** When the case must be decided as its clock runs now; null where none does. */
export function decisionDue(clocks: readonly Clock[]): Temporal.Instant | null {
  const running = clocks.findLast(({ clock, metAt, endedAt }) => clock === 'decision' && !metAt && !endedAt);
  return running ? Temporal.Instant.from(running.dueAt) : null;
}

/** C4: the last day to which the time of a filed case may be extended: the policy's term and one extension of it. */
export function latestDecision(filedAt: string, policies: Policies, today: Temporal.PlainDate): Temporal.PlainDate {
  const days = (['complaint-decision-days', 'complaint-extension-days'] as const).map((name) =>
    policyOn(policies, name, today),
  );
  const filedOn = shanghaiDay(Temporal.Instant.from(filedAt));
  return filedOn.add({ days: days.reduce((sum, each) => sum + each, 0) });
}

/** C4: whether there is no time that more could be added to: it is over, or it has been extended as far as it may. */
export async function hasNoTimeToExtend(
  { key, filedAt }: ProceedingRow<ComplaintFacts>,
  { hub, loaders }: OfferScope,
): Promise<boolean> {
  const due = decisionDue(await loaders.ownFor(readClocks, rowsByOwner).load(key));
  const now = hub.clock.now();
  if (due === null || filedAt === null || !isInTime(now, due)) return true;
  const latest = endOfDay(latestDecision(filedAt, hub.policies, shanghaiDay(now)));
  return Temporal.Instant.compare(latest, due) <= 0;
}
