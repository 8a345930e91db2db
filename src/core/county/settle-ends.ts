import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import { dueEnds, noteSettled } from './organization-ends.sql.js';

/**
 * Hands over what organizations have whose end has come, and back what was handed over by mistake. Runs every minute, and at once when an
 * end is decided on; a run that was cut off is taken up by the next, which finds done what was done.
 */
export async function settleEnds(hub: Hub): Promise<void> {
  const day = shanghaiDay(hub.clock.now()).toString();
  const due = await dueEnds(hub.pool, day);
  if (due.length === 0) return;
  // This node may not have heard yet of what another decided.
  await hub.organizations.reload();
  for (const end of due) {
    const organization = hub.organizations.byKey(end.organizationKey);
    for (const handover of hub.handovers) await handover.settle(hub, { organization, day, personKey: end.personKey });
    await noteSettled(hub.pool, end, day);
    hub.log.info({ organization: organization.code, validTo: organization.validTo }, 'succession settled');
  }
}
