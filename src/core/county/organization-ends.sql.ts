import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Ending } from './check-end.js';

/**
 * How often the end of an organization was decided on, and when it ends; locked until the transaction ends. Counted by a statement of its own:
 * one that waits for a lock sees the locked row as it is then, and all others as they were before.
 */
export async function lockEnds(
  executor: Executor,
  organization: number,
): Promise<{ readonly revision: number; readonly validTo: string | null }> {
  const key = $(organization, 'int');
  const [locked] = await run(executor, sql`SELECT valid_to FROM organization WHERE id = ${key} FOR UPDATE`);
  const [counted] = await run(
    executor,
    sql`SELECT coalesce(max(revision), 0) FROM organization_end WHERE organization_id = ${key}`,
  );
  return { revision: Number(counted?.[0]), validTo: locked?.[0] ?? null };
}

interface EndAct {
  readonly personKey: number;
  readonly at: Temporal.Instant;
}

/** Keeps the decision beside those before it, and what it makes of the register. */
export async function writeEnd(
  executor: Executor,
  organization: number,
  revision: number,
  { validTo, successor, portions }: Ending,
  basis: string,
  { personKey, at }: EndAct,
): Promise<void> {
  const key = $(organization, 'int');
  const number = $(revision, 'int');
  await run(
    executor,
    sql`INSERT INTO organization_end (organization_id, revision, valid_to, successor_id, basis, decided_at, decided_by)
      VALUES (${key}, ${number}, ${$(validTo, 'date')}, ${$(successor?.key ?? null, 'int')}, ${$(basis, 'text')},
        ${$(shanghaiText(at), 'timestamptz')}, ${$(personKey, 'int')})`,
  );
  for (const portion of portions) {
    await run(
      executor,
      sql`INSERT INTO organization_portion (organization_id, revision, successor_id, item_codes, township_codes)
        VALUES (${key}, ${number}, ${$(portion.successor.key, 'int')}, ${$(portion.itemCodes, 'text[]')},
          ${$(portion.townshipCodes, 'text[]')})`,
    );
  }
  await run(
    executor,
    sql`UPDATE organization SET valid_to = ${$(validTo, 'date')}, successor_id = ${$(successor?.key ?? null, 'int')}
      WHERE id = ${key}`,
  );
}

/** Has what the organization had put in order as soon as the transaction commits; the day that is to come is looked for every minute. */
export async function enqueueSettlement(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT enqueue_job('settle-ends', '{}', now(), 'settle-ends')`);
}

/** An end that was decided on and not yet carried out, or whose day has come since. */
export interface DueEnd {
  readonly organizationKey: number;
  readonly revision: number;
  readonly personKey: number;
}

/** Such ends on a day (`YYYY-MM-DD`), those of the earliest days first: who succeeds one may itself have ended. */
export async function dueEnds(executor: Executor, day: string): Promise<DueEnd[]> {
  const rows = await run(
    executor,
    sql`SELECT e.organization_id, e.revision, e.decided_by FROM organization_end e
      WHERE e.revision = (SELECT max(l.revision) FROM organization_end l WHERE l.organization_id = e.organization_id)
        AND (e.settled_on IS NULL OR e.settled_on < e.valid_to AND e.valid_to <= ${$(day, 'date')})
      ORDER BY e.valid_to, e.organization_id`,
  );
  return rows.map(([organizationKey, revision, personKey]) => ({
    organizationKey: Number(organizationKey),
    revision: Number(revision),
    personKey: Number(personKey),
  }));
}

export async function noteSettled(
  executor: Executor,
  { organizationKey, revision }: DueEnd,
  day: string,
): Promise<void> {
  await run(
    executor,
    sql`UPDATE organization_end SET settled_on = ${$(day, 'date')}
      WHERE organization_id = ${$(organizationKey, 'int')} AND revision = ${$(revision, 'int')}`,
  );
}
