import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transaction, inNameOf, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import { policyOn } from '../policies/index.js';
import { tellAll, toldNow } from './tell-people.js';
import { presentRecipients } from './with-deputies.js';

/** A system that has changes before it and acknowledges none; where it stands tells one standstill from the next. */
interface StalledConsumer {
  readonly organizationId: number;
  readonly source: string;
}

/** Stalls longer ago than this are of systems that are no more: so many days. */
const longestStall = 30;

/** Tells the people of an organization once of each of its systems that no longer acknowledges what it receives; runs every ten minutes. */
export async function tellStalledConsumers(hub: Hub): Promise<void> {
  const now = hub.clock.now();
  const today = shanghaiDay(now);
  const minutes = policyOn(hub.policies, 'stalled-consumer-minutes', today);
  const stalled = await stalledConsumers(hub.pool, {
    since: shanghaiText(now.subtract({ minutes })),
    after: shanghaiText(now.subtract({ hours: 24 * longestStall })),
  });
  const byOrganization = Map.groupBy(stalled, ({ organizationId }) => organizationId);
  if (byOrganization.size === 0) return;
  await transaction(hub.pool, async (executor) => {
    const recipients = await presentRecipients(executor, [...byOrganization.keys()], today.toString());
    for (const [organization, consumers] of byOrganization) {
      const people = recipients.filter(({ organizationId }) => organizationId === organization);
      const told = consumers.map(({ source }) => toldNow(hub, 'STALLED_CONSUMER', source));
      await inNameOf({ executor, identity: 0 }, organization, (session) => tellAll(hub, session, people, told));
    }
  });
}

/** A name is of a system or of a person: it stays behind its digest. */
async function stalledConsumers(
  executor: Executor,
  { since, after }: { readonly since: string; readonly after: string },
): Promise<StalledConsumer[]> {
  const rows = await run(
    executor,
    sql`SELECT a.organization_id, 'stalled:' || md5(a.client) || ':' || a.seq FROM change_acknowledgement a
      WHERE a.acknowledged_at < ${$(since, 'timestamptz')} AND a.acknowledged_at > ${$(after, 'timestamptz')}
        AND EXISTS (SELECT FROM change_batch b WHERE b.to_seq > a.seq AND b.at < ${$(since, 'timestamptz')})`,
  );
  return rows.map(([organizationId, source]) => ({ organizationId: Number(organizationId), source: String(source) }));
}
