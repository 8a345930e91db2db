import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfDay, shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import { policyOn, type Policies } from '../../core/policies/index.js';
import type { OfferScope, ProceedingRow } from '../../core/proceedings/index.js';
import type { AssistanceRequestFacts } from './assistance-request.facts.js';
import type { ExtensionBounds } from './assistance-request.rules.js';

/** A2: working days within which the department answers. */
export const answerDays = 5;

interface On {
  readonly policies: Policies;
  readonly calendar: WorkingCalendar;
  readonly today: Temporal.PlainDate;
}

/** A4: how far the time to answer may be extended. */
export function extensionBounds(
  { dueAt, requestedAt, forwardedAt }: Pick<AssistanceRequestFacts, 'dueAt' | 'requestedAt' | 'forwardedAt'>,
  { policies, calendar, today }: On,
): ExtensionBounds {
  if (requestedAt === null || dueAt === null) throw new Error('what was not requested cannot be extended');
  const maximumWorkingDays = policyOn(policies, 'assistance-extension-working-days', today);
  // Whoever it was forwarded to has its five days since then.
  const requestedOn = shanghaiDay(Temporal.Instant.from(forwardedAt ?? requestedAt));
  return {
    dueAt: Temporal.Instant.from(dueAt),
    latest: addWorkingDays(calendar, requestedOn, answerDays + maximumWorkingDays).date,
    maximumWorkingDays,
  };
}

/** A4: whether it has been extended as far as it may. */
export async function isExtendedWhole(
  row: ProceedingRow<AssistanceRequestFacts>,
  { hub: { policies, calendar, clock } }: OfferScope,
): Promise<boolean> {
  if (row.requestedAt === null || row.dueAt === null) return true;
  const { dueAt, latest } = extensionBounds(row, { policies, calendar, today: shanghaiDay(clock.now()) });
  return Temporal.Instant.compare(endOfDay(latest), dueAt) <= 0;
}
