import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import { writeNamesOf } from './name-timeline.sql.js';

/** Every minute: the register that is read by SQL says the names of today. The hub itself knows them by the day. */
export async function settleNames({ pool, clock }: Pick<Hub, 'pool' | 'clock'>): Promise<void> {
  await writeNamesOf(pool, shanghaiDay(clock.now()).toString());
}
