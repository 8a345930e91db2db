import { shanghaiDay } from '../../kernel/calendar.js';
import { inNameOf, type Executor } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { tellAll, toldNow } from './tell-people.js';
import { presentRecipients } from './with-deputies.js';

/** Tells the people of an organization that one of its systems no longer gets what it should; `label`, words of the hub's own, says why. */
export async function tellOrganization(
  hub: Hub,
  executor: Executor,
  organization: number,
  { source, label }: { readonly source: string; readonly label: string },
): Promise<void> {
  const people = await presentRecipients(executor, [organization], shanghaiDay(hub.clock.now()).toString());
  const told = { ...toldNow(hub, 'STALLED_CONSUMER', source), label };
  await inNameOf({ executor, identity: 0 }, organization, (session) => tellAll(hub, session, people, [told]));
}
