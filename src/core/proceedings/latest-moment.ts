import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { policyOn } from '../policies/index.js';
import type { Circumstances } from './decision-context.js';

/** The latest moment that counts as past when something was done: clocks of other systems may run ahead of the hub's. */
export function latestMoment({
  policies,
  occurredAt,
}: Pick<Circumstances, 'policies' | 'occurredAt'>): Temporal.Instant {
  return occurredAt.add({ seconds: policyOn(policies, 'clock-tolerance-seconds', shanghaiDay(occurredAt)) });
}
