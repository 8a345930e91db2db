import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { policyOn } from '../policies/index.js';
import type { Deciding } from './decision.js';

/** The latest moment that counts as past when something is told: clocks of other systems may run ahead of the hub's. */
export function latestMoment({ hub, now }: Deciding): Temporal.Instant {
  return now.add({ seconds: policyOn(hub.policies, 'clock-tolerance-seconds', shanghaiDay(now)) });
}
