import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import { policyDayOn } from '../policies/index.js';
import { judgeTimeliness } from './judge-timeliness.sql.js';

/** Records in one transaction, and transactions in one run: what is left waits for the next. */
const batch = 1_000;
const mostBatches = 100;

/**
 * Judges anew what stands, after the county has decided since when the hub is in service: the day decides of each record, so that a run
 * that dies has done a part, and one more run does nothing.
 */
export async function judgeStandingRecords(hub: Hub): Promise<void> {
  const today = shanghaiDay(hub.clock.now());
  const inServiceFrom = policyDayOn(hub.policies, 'in-service-from', today).toString();
  for (let run = 0; run < mostBatches; run += 1) {
    if ((await judgeTimeliness(hub.pool, inServiceFrom, batch)) === 0) return;
  }
}
