import { shanghaiText } from '../../../kernel/instant-text.js';
import { shanghaiDay } from '../../../kernel/calendar.js';
import type { Hub } from '../../../core/hub.js';
import { actingOn } from '../../../core/organizations/index.js';
import { remindedUntil } from '../../../core/policies/index.js';
import { tellDeadline } from '../../../core/records/index.js';
import { checksToTell, noteCheckTold } from './checks-to-tell.sql.js';

/** Checks that are told of in one run; what is left waits for the next minute. */
const most = 500;

/** S1: appends DUE_SOON and OVERDUE for checks of lists, each once; runs every minute. */
export async function tellListChecks(hub: Hub): Promise<void> {
  const now = hub.clock.now();
  const [at, soon] = [shanghaiText(now), shanghaiText(remindedUntil(hub, now))];
  const today = shanghaiDay(now).toString();
  for (const { key, recordKey, publisher, organization } of await checksToTell(hub.pool, at, soon, most)) {
    await tellDeadline(hub, publisher, recordKey, async (_, { executor }) => {
      const told = await noteCheckTold(executor, key, at, soon);
      if (!told) return null;
      const owner = hub.organizations.byKey(organization);
      const responsible = (actingOn(owner, today) ?? owner).code;
      return { kind: told.kind, clock: { rule: 'S1', label: '清单核查', responsible, dueAt: told.dueAt } };
    });
  }
}
