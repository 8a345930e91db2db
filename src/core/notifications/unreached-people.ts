import { shanghaiDay } from '../../kernel/calendar.js';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { dutyGlobalId } from '../duties/index.js';
import type { RequestContext } from '../hub.js';
import { personGlobalId, requirePermission } from '../identity/index.js';
import type { Recipient } from './recipient.js';
import { readRecipients } from './recipients.sql.js';
import { addressFaults, reasonUnreached } from './shown-preferences.js';

export interface UnreachedPerson {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

const mostListed = 500;

/** Those of the viewer's organization who are to be told and whom nothing reaches. */
export async function unreachedPeople({ hub, viewer: caller }: RequestContext): Promise<UnreachedPerson[]> {
  const { organization } = requirePermission(caller, 'manageAccess');
  const day = shanghaiDay(hub.clock.now()).toString();
  const unreached: { recipient: Recipient; reason: string }[] = [];
  for (const recipient of (await readRecipients(hub.pool, [organization.key], day)).slice(0, mostListed)) {
    const reason = reasonUnreached(hub, recipient, await addressFaults(hub, recipient));
    if (reason !== null) unreached.push({ recipient, reason });
  }
  const names = await readNames(
    hub.pool,
    unreached.map(({ recipient }) => recipient),
  );
  return unreached.map(({ recipient, reason }) => {
    const id = idOf(recipient);
    return { id, name: names.get(id) ?? '', reason };
  });
}

function idOf({ affiliation, holder }: Recipient): string {
  return affiliation === null ? dutyGlobalId(holder ?? 0) : personGlobalId(affiliation);
}

async function readNames(executor: Executor, recipients: readonly Recipient[]): Promise<ReadonlyMap<string, string>> {
  const keys = (key: 'affiliation' | 'holder'): number[] => recipients.flatMap((recipient) => recipient[key] ?? []);
  const rows = await run(
    executor,
    sql`SELECT true, a.id, p.name FROM affiliation a JOIN person p ON p.id = a.person_id
        WHERE a.id = ANY (${$(keys('affiliation'), 'int[]')})
      UNION ALL
      SELECT false, h.id, h.person_name FROM duty_holder h WHERE h.id = ANY (${$(keys('holder'), 'int[]')})`,
  );
  return new Map(
    rows.map(([isPerson, key, name]) => [
      isPerson === 't' ? personGlobalId(Number(key)) : dutyGlobalId(Number(key)),
      String(name),
    ]),
  );
}
