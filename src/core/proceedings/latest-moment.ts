import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { policyOn } from '../policies/index.js';
import type { Circumstances } from './decision-context.js';

/** The latest moment that counts as past when something is told: clocks of other systems may run ahead of the hub's. */
export function latestMoment({ policies, now }: Pick<Circumstances, 'policies' | 'now'>): Temporal.Instant {
  return now.add({ seconds: policyOn(policies, 'clock-tolerance-seconds', shanghaiDay(now)) });
}
